// The parts of a workbook that put pictures over the cells of its first sheet.
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';

/** `row` and `column` from 0, the heads being row 0; `image`: from 1; `width` and `height` as shown, in pixels. */
export type Anchor = { row: number; column: number; image: number; width: number; height: number };

/** How far below the text of its cell a picture stands, and so how high its row is; pixels, of which 96 are 72 points. */
export const below = 20;
export const rowPoints = (height: number): number => ((height + below + 4) * 72) / 96;
const emu = (pixels: number): number => Math.round(pixels * 9525);

export const sheetDrawing = `<drawing xmlns:r="${relationships}" r:id="rId1"/>`;

export const sheetPartsXml = `${head}<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${relationships}/drawing" Target="../drawings/drawing1.xml"/></Relationships>`;

export const drawingXml = (anchors: readonly Anchor[]): string =>
  `${head}<xdr:wsDr xmlns:xdr="${drawing}/spreadsheetDrawing" xmlns:a="${drawing}/main" xmlns:r="${relationships}">${anchors
    .map(
      ({ row, column, image, width, height }, n) =>
        `<xdr:oneCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>${emu(2)}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${emu(below)}</xdr:rowOff></xdr:from><xdr:ext cx="${emu(width)}" cy="${emu(height)}"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${n + 2}" name="${n + 1}"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId${image}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`,
    )
    .join('')}</xdr:wsDr>`;

/** `names`: of the files, the first being image 1. */
export const drawingPartsXml = (names: readonly string[]): string =>
  `${head}<Relationships xmlns="${packages}">${names
    .map((name, n) => `<Relationship Id="rId${n + 1}" Type="${relationships}/image" Target="../media/${name}"/>`)
    .join('')}</Relationships>`;

// Runs in the downloaded file itself, by hand in any browser: reckons every hash again and says what differs. It only reads text.
const said = document.getElementById('verdict');

const say = (title, lines, look) => {
  said.replaceChildren();
  said.dataset.look = look;
  const heading = document.createElement('strong');
  heading.textContent = title;
  said.append(heading);
  for (const line of lines) {
    const paragraph = document.createElement('p');
    paragraph.textContent = line;
    said.append(paragraph);
  }
};

async function check() {
  const evidence = JSON.parse(document.getElementById('evidence').textContent);
  const pages = document.getElementById('pages');
  const findings = [];
  const notes = [];
  const covered = [];
  const utf8 = new TextEncoder();
  const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const bytesOf = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const plainBase64 = (text) => text.replaceAll('-', '+').replaceAll('_', '/');

  /** Canonical JSON (RFC 8785) of what was parsed from JSON. */
  const canonical = (value) => {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  };

  const subtle = globalThis.crypto?.subtle;
  if (!subtle) {
    say('没有检查', ['这个浏览器不能算校验值，请用新版的 Chrome、Edge 或 Firefox 打开。'], 'unknown');
    return;
  }
  const sha256 = async (bytes) => hex(await subtle.digest('SHA-256', bytes));
  const ofText = (text) => sha256(utf8.encode(text));

  /** Does the line follow from the one before it? */
  const isLinked = async (line) => {
    const link = [
      line.before,
      line.hash,
      evidence.schoolId,
      line.seq,
      line.id,
      line.senderId,
      line.receivedAt,
      line.receiptId,
      line.verdict,
      line.code ?? '',
    ];
    return (await ofText(link.join('\n'))) === line.chain;
  };
  /** Does a later line of the school's own, itself whole, say that this one reads as it does because names were covered? */
  const isCertified = async ({ id, raw, seq, covered: by }) => {
    if (!by || by.seq <= seq || by.senderId !== evidence.schoolId) return false;
    const { hash, ...rest } = JSON.parse(by.raw);
    if (rest.kind !== 'removed-by-rule' || hash !== by.hash) return false;
    if ((await ofText(canonical(rest))) !== hash || !(await isLinked(by))) return false;
    const now = await ofText(raw);
    return rest.body.lines.some((one) => one.id === id && one.sha256 === now);
  };

  let before = null;
  for (const [n, line] of evidence.lines.entries()) {
    const name = `第 ${n + 1} 条记录（总账第 ${line.seq} 行）`;
    let entry = null;
    try {
      entry = JSON.parse(line.raw);
    } catch {
      findings.push(`${name}：内容读不出来，被改过`);
      continue;
    }
    const { hash, ...rest } = entry;
    const isSame = entry.id === line.id && hash === line.hash && canonical(entry) === line.raw;
    if (isSame && (await isCertified(line)))
      covered.push(`${name}：里面的人名已按保存期限遮盖（证明在总账第 ${line.covered.seq} 行）。`);
    else if (!isSame || (await ofText(canonical(rest))) !== line.hash)
      findings.push(`${name}：内容和它的校验值对不上，被改过`);
    if (!(await isLinked(line))) findings.push(`${name}：和前一行接不上，被改过`);
    if (before && before.seq + 1 === line.seq && before.chain !== line.before)
      findings.push(`${name}：和上一条记录接不上，被改过`);
    before = line;
  }

  const named = evidence.lines.map(({ raw }) => raw).join('\n');
  const shown = Array.from(document.querySelectorAll('[data-sha256]'));
  for (const [n, one] of shown.entries()) {
    const name = `第 ${n + 1} 个附件（${one.dataset.sha256.slice(0, 12)}）`;
    let found = '';
    try {
      found = await sha256(bytesOf(one.src.slice(one.src.indexOf(',') + 1)));
    } catch {
      found = '';
    }
    if (found !== one.dataset.sha256) findings.push(`${name}：照片或录音被改过`);
    else if (!named.includes(found)) findings.push(`${name}：没有一条记录提到它`);
  }
  const there = new Set(shown.map((one) => one.dataset.sha256));
  for (const sha of evidence.files) if (!there.has(sha)) findings.push(`少了一个附件（${sha.slice(0, 12)}）`);

  if ((await ofText(pages.textContent)) !== evidence.pages) findings.push('页面上的文字被改过');

  const { anchor } = evidence;
  const signed = [
    [
      '整份文件',
      evidence.sig,
      [
        evidence.format,
        evidence.schoolId,
        evidence.at,
        evidence.pages,
        evidence.files,
        evidence.lines.map(({ seq, chain, hash }) => [seq, chain, hash]),
        anchor.sig,
      ],
    ],
    ['总账末尾', anchor.sig, ['patrol/1', anchor.epoch, anchor.at, [anchor.seq, anchor.chain], anchor.receipts]],
  ];
  try {
    const raw = bytesOf(plainBase64(evidence.publicKey));
    const key = await subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
    for (const [name, sig, what] of signed) {
      const isOurs = await subtle.verify('Ed25519', key, bytesOf(plainBase64(sig)), utf8.encode(canonical(what)));
      if (!isOurs) findings.push(`${name}的签名对不上，被改过`);
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError')
      notes.push('这个浏览器不能验签名，校验值已经全部算过；要验签名请用新版的 Chrome、Edge 或 Firefox。');
    else findings.push('签名读不出来，被改过');
  }

  const count = `${evidence.lines.length} 条记录、${shown.length} 个附件`;
  if (findings.length > 0) say('被改过', [...findings, ...notes, ...covered], 'bad');
  else
    say(
      '完整',
      [`${count}和页面文字都和校验值一致${notes.length === 0 ? '，签名有效' : ''}。`, ...notes, ...covered],
      'good',
    );
}

check().catch(() => say('被改过', ['文件里的数据读不出来。'], 'bad'));

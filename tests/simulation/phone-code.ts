// What of the product runs on a phone.
export { liveQuery } from 'dexie';
export { addAssets, assetsAt, keepAsset } from '../../src/db/assets.ts';
export { carryDraftOver, newerVersion } from '../../src/db/carry-over.ts';
export { discardDraft } from '../../src/db/discard-draft.ts';
export { draft, openDrafts, saveDraft, startDraft } from '../../src/db/drafts.ts';
export { openDeviceDb } from '../../src/db/device-db.ts';
export { currentSession } from '../../src/db/device.ts';
export { isExpired } from '../../src/db/session-here.ts';
export { place, school, settings, template, templates } from '../../src/db/documents.ts';
export { places } from '../../src/db/school-places.ts';
export { recordFact } from '../../src/db/fact.ts';
export { kitchenBook } from '../../src/db/kitchen.ts';
export { addToCase, amendReport, reportHazard, takeStep } from '../../src/db/cases.ts';
export { allHazards, hazardHere, openHazards } from '../../src/db/hazards.ts';
export { seeHazard } from '../../src/db/see-hazard.ts';
export {
  disposeSample,
  handOverSamples,
  liftSeal,
  missSample,
  readFridge,
  sealSamples,
  setFigures,
  setMenu,
  signSamples,
  takeSample,
} from '../../src/db/kitchen-acts.ts';
export { donePlaces, ownRounds, theRound } from '../../src/db/rounds.ts';
export { changeTurns, keepShift, planBook, setCalendar } from '../../src/db/plans.ts';
export { keepPack } from '../../src/db/plans-of-pack.ts';
export { newId } from '../../src/db/new-id.ts';
export { unsentCount } from '../../src/db/round-beside.ts';
export { batonOf, batonText, readBaton } from '../../src/domain/baton.ts';
export { roundHere } from '../../src/db/own-rounds.ts';
export { arrive, finishRound, skipPoint, startRound } from '../../src/db/round-acts.ts';
export { microFor } from '../../src/domain/micro.ts';
export { visitItem } from '../../src/domain/round.ts';
export { installIdOf, metaOf, putMeta } from '../../src/db/meta.ts';
export { responsibilityBook } from '../../src/db/responsibility-book.ts';
export { setResponsibility } from '../../src/db/responsibility.ts';
export { fileApprovals } from '../../src/db/approvals.ts';
export { addPlace, changePlace, locatePlace, renewCodes, retirePlace, useAgain } from '../../src/db/places.ts';
export { placeCode } from '../../src/domain/place-code.ts';
export { submitDraft, withdrawInspection } from '../../src/db/record.ts';
export { dropPhoto, keepPhoto, markPhoto, takeBackPhoto, whereToPut } from '../../src/db/photos.ts';
export { openToPut, putPhoto } from '../../src/db/put-photo.ts';
export { keepVoice } from '../../src/db/voices.ts';
export { deliveryCounts, ownRecord, ownRecords } from '../../src/db/records.ts';
export { signedHere, signInspection } from '../../src/db/sign.ts';
export { post, putFile, report } from '../../src/sync/rest.ts';
export { FloorPlanKept, FloorPlanShown } from '../../src/domain/floor-plan-reports.ts';
export { Held, InspectionView, Signatures } from '../../src/domain/reports.ts';
export { tryAgain } from '../../src/db/outbox.ts';
export { checkCanary } from '../../src/db/storage.ts';
export { runRound } from '../../src/sync/run.ts';
export { enter, leave } from '../../src/sync/sign-in.ts';
export { deliverSoon, keepDelivering } from '../../src/sync/triggers.ts';
export { isSealed } from '../../src/domain/kitchen.ts';
export { moment } from '../../src/db/moment.ts';
export { Refusal } from '../../src/domain/refusal.ts';

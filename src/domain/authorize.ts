// What each may do. One function decides; what it does not name is refused.
import { isKitchenStaff, isManager, keepsSchool, type Person, type Role } from './person.ts';
import { isWithin, type Place } from './place.ts';

export type Action =
  | { do: 'submit-inspection'; place: Place }
  | { do: 'withdraw-inspection'; by: string }
  /** `by`: whose inspection it is; `roles`: who its template lets sign. */
  | { do: 'sign-inspection'; by: string; roles: readonly Role[]; place: Place }
  /** What is open where one walks, whoever reported it: to read, and to say what became of it. */
  | { do: 'see-hazard'; place: Place }
  /** 拍隐患, 报修: whoever works here, wherever it is seen. */
  | { do: 'report-hazard' }
  | { do: 'read-inspection'; by: string; place: Place | undefined }
  /** A line of the equipment register; taking it out of use is for managers. */
  | { do: 'keep-asset'; place: Place }
  | { do: 'retire-asset'; place: Place }
  | { do: 'keep-samples'; place: Place }
  | { do: 'sign-samples'; place: Place }
  | { do: 'seal-samples'; place: Place }
  | { do: 'lift-seal'; place: Place }
  | { do: 'set-figures' }
  | { do: 'read-samples' }
  | { do: 'read-reports' }
  /** Who a student is, where a ledger covers it (`domain.md` 9). */
  | { do: 'read-students' }
  /** `places`: those in the scope of the phone's person. */
  | { do: 'read-phone'; places: readonly (Place | undefined)[] }
  /** Routes, plans and the calendar hold for the whole school. */
  | { do: 'keep-plan' }
  | { do: 'walk-round'; mayWalk: boolean }
  | { do: 'keep-places' }
  | { do: 'add-person' }
  /** Who did what, how the server is, and how long things are kept: for the whole school. */
  | { do: 'look-after-school' }
  | { do: 'publish-template' };

/** 宿管、值班教师 and who leads the school; class teachers and 德育 have no role of their own here. */
const studentReaders: ReadonlySet<Role> = new Set([
  'patrol_dorm',
  'duty_teacher',
  'duty_leader',
  'vice_principal',
  'principal',
]);

/** May this person do this? Deny by default. */
export function authorize(person: Person, action: Action): boolean {
  switch (action.do) {
    case 'submit-inspection':
    case 'keep-asset':
    case 'see-hazard':
      return person.role !== 'admin' && isWithin(action.place, person.scope);
    case 'report-hazard':
      return person.role !== 'admin';
    case 'withdraw-inspection':
      return action.by === person.id;
    case 'sign-inspection':
      // Two signatures are two people: nobody answers for the own work.
      return action.by !== person.id && action.roles.includes(person.role) && isWithin(action.place, person.scope);
    case 'read-inspection':
      if (action.by === person.id) return true;
      return isManager(person) && (action.place === undefined || isWithin(action.place, person.scope));
    case 'retire-asset':
      return isManager(person) && isWithin(action.place, person.scope);
    case 'keep-samples':
      return isKitchenStaff(person) && isWithin(action.place, person.scope);
    case 'sign-samples':
      // 食品安全员 and 食品安全总监 look over what the sampler did (K1 of `domain.md` 5.13).
      return (
        (person.role === 'food_officer' || person.role === 'food_director') && isWithin(action.place, person.scope)
      );
    case 'seal-samples':
      return (isKitchenStaff(person) || isManager(person)) && isWithin(action.place, person.scope);
    case 'lift-seal':
      return (person.role === 'food_director' || isManager(person)) && isWithin(action.place, person.scope);
    case 'set-figures':
      // They hold in every canteen.
      return isManager(person) && person.scope.length === 0;
    case 'read-samples':
      return isKitchenStaff(person) || isManager(person);
    case 'read-reports':
      return isManager(person);
    case 'read-students':
      return studentReaders.has(person.role);
    case 'read-phone':
      if (!isManager(person)) return false;
      // Of those who walk the whole school only its managers hear; of the others, whoever answers for a place of theirs.
      return person.scope.length === 0 || action.places.some((place) => place && isWithin(place, person.scope));
    case 'keep-plan':
    case 'look-after-school':
      return (isManager(person) && person.scope.length === 0) || person.role === 'admin';
    case 'walk-round':
      return person.role !== 'admin' && action.mayWalk;
    case 'keep-places':
    case 'add-person':
      return keepsSchool(person);
    case 'publish-template':
      return person.role === 'safety_office' || person.role === 'principal' || person.role === 'vice_principal';
  }
}

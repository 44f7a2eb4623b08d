// The three steps: the school, what it has, and who is first to look after it.
import { facilities, schoolKinds, usualFacilities } from '../../domain/school.ts';
import { useWords } from '../use-screen.ts';
import { Choices, SelectField, TextField } from '../ui/field.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { foundingRoles, type SetUpField, type SetUpForm } from './set-up.ts';
import { useSetUpWords } from './set-up-words.ts';
import styles from './sign-in.module.css';

export type StepProps = {
  form: SetUpForm;
  errors: Partial<Record<SetUpField, string>>;
  onChange: (part: Partial<SetUpForm>) => void;
};

export function SchoolStep({ form, errors, onChange }: StepProps) {
  const words = useSetUpWords();
  return (
    <>
      <TextField
        label={words.schoolName}
        hint={words.schoolNameHint}
        error={errors['school-name']}
        value={form.schoolName}
        autocomplete="organization"
        onInput={(event) => onChange({ schoolName: event.currentTarget.value })}
      />
      <div class={styles.kinds}>
        <Choices
          label={words.kind}
          options={schoolKinds.map((value) => ({ value, text: words.kinds[value] }))}
          chosen={form.kind ? [form.kind] : []}
          onChoose={([kind]) => kind && onChange({ kind, facilities: [...usualFacilities[kind]] })}
        />
        {errors.kind && (
          <p class={styles.fieldError} tabIndex={-1} role="alert">
            {errors.kind}
          </p>
        )}
      </div>
    </>
  );
}

export function FacilitiesStep({ form, onChange }: StepProps) {
  const words = useSetUpWords();
  return (
    <Choices
      label={words.facilities}
      hint={words.facilitiesHint}
      kind="several"
      options={facilities.map((value) => ({ value, text: words.facilityNames[value] }))}
      chosen={form.facilities}
      onChoose={(chosen) => onChange({ facilities: facilities.filter((facility) => chosen.includes(facility)) })}
    />
  );
}

export function ManagerStep({ form, errors, onChange }: StepProps) {
  const words = useSetUpWords();
  const { common } = useWords();
  return (
    <>
      <TextField
        label={words.managerName}
        error={errors.name}
        value={form.name}
        autocomplete="name"
        onInput={(event) => onChange({ name: event.currentTarget.value })}
      />
      <SelectField
        label={words.managerRole}
        value={form.role}
        onChange={(event) => {
          const role = foundingRoles.find((one) => one === event.currentTarget.value);
          if (role) onChange({ role });
        }}
      >
        {foundingRoles.map((role) => (
          <option key={role} value={role}>
            {common.roles[role]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={words.username}
        hint={words.usernameHint}
        error={errors.username}
        value={form.username}
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        onInput={(event) => onChange({ username: event.currentTarget.value })}
      />
      <PasswordField
        label={words.password}
        hint={words.passwordHint}
        error={errors.password}
        show={words.show}
        hide={words.hide}
        autocomplete="new-password"
        value={form.password}
        onType={(password) => onChange({ password })}
      />
      <TextField
        label={words.code}
        hint={words.codeHint}
        error={errors.code}
        value={form.code}
        autocomplete="one-time-code"
        autocapitalize="characters"
        spellcheck={false}
        onInput={(event) => onChange({ code: event.currentTarget.value })}
      />
    </>
  );
}

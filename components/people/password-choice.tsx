import type { FormAction } from "@/lib/domain/form-state";
import { ActionForm } from "../forms/action-form";
import { TextField } from "../forms/fields";
import { NewPassword } from "./new-password";

/** What whoever holds a link of the staff fills in: a password, and the first administrator also who they are. */
export function PasswordChoice({
  action,
  token,
  email,
}: {
  action: FormAction;
  token: string;
  /** null: nobody yet; who it is, is said here. */
  email: string | null;
}) {
  const submit = "Set the password and sign in";
  if (email === null) {
    return (
      <ActionForm action={action} submit={submit} hidden={{ token }}>
        <TextField name="name" label="Your name" autoComplete="name" maxLength={200} />
        <TextField
          name="email"
          label="Your e-mail address"
          help="You sign in with it, and mail about your work comes to it."
          type="email"
          autoComplete="username"
          required
        />
        <NewPassword />
      </ActionForm>
    );
  }
  return (
    <>
      <p>
        You sign in as <strong>{email}</strong>.
      </p>
      <ActionForm action={action} submit={submit} hidden={{ token, email }}>
        <NewPassword />
      </ActionForm>
    </>
  );
}

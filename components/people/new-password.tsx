import { PasswordField } from "../forms/fields";

/** The two fields of a password that is chosen. */
export function NewPassword() {
  return (
    <>
      <PasswordField
        name="newPassword"
        label="New password"
        help="At least 12 characters. A few words in a row are easy to remember and hard to guess."
        autoComplete="new-password"
        required
      />
      <PasswordField
        name="repeatedPassword"
        label="New password, once more"
        autoComplete="new-password"
        required
      />
    </>
  );
}

import { hash, verify } from "@node-rs/argon2";

const shortest = 12;
const longest = 256;

/** Argon2id, which is the library's own choice, with the first parameters that OWASP recommends. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let nobodys: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), cost);
}

/** Whether this is the password; takes as long where there is none to compare with. */
export async function isPassword(kept: string | null, typed: string): Promise<boolean> {
  nobodys ??= hashPassword("the password of nobody");
  const isRight = await verify(
    kept ?? (await nobodys),
    typed.slice(0, 4 * longest).normalize("NFC"),
  );
  return isRight && kept !== null;
}

/** What speaks against a new password, as a sentence; null when nothing does. Length counts, composition does not. */
export function passwordProblem(password: string, email: string): string | null {
  const length = [...password].length;
  if (length < shortest) return `The password needs at least ${shortest} characters.`;
  if (length > longest) return `The password may have at most ${longest} characters.`;
  if (password.trim().toLowerCase() === email.toLowerCase())
    return "The password may not be the e-mail address.";
  if (new Set(password.toLowerCase()).size < 4)
    return "The password repeats too few characters: anybody could guess it.";
  return null;
}

/** Where the published files are read as any outsider reads them: a web server, or a folder. */
export type Outside = {
  /** The file below `/publications/N/` or of the chain, as it is; null when it is not there. */
  read: (path: string) => Promise<Uint8Array | null>;
  /** A file of today, in every form in which readers get it (plain, and compressed before); empty when not there. */
  readForms: (path: string) => Promise<Uint8Array[]>;
  /** The paths below a folder, or null where only what is named can be asked for. */
  list: (folder: string) => Promise<string[] | null>;
};

/** More than any published file has; what is verified was written by others. */
export const largestFile = 64 * 1024 * 1024;

/** Whether a path that others wrote stays below the address, or folder, that it is asked of. */
export function isPublishedPath(path: string): boolean {
  return (
    path.length <= 512 &&
    path.split("/").every((part) => /^[A-Za-z0-9._-]+$/.test(part) && !/^\.+$/.test(part))
  );
}

import type { PackManifest } from "./pack";
import { withoutStamp } from "./time-stamp";

const stampLines = [
  "The time stamp",
  "  recital verify FOLDER-OR-ZIP --key KEY --tsa-ca CA",
  "CA is the certificate of the authority that gave the stamp, or of the one above it, as you have it from elsewhere. Without",
  "--tsa-ca the stamp is checked against the certificate in it, which nobody else vouches for. By hand:",
  "  openssl ts -verify -data evidence.json -in evidence.tsr -CAfile CA",
  "evidence.tsr.sig is made over evidence.tsr as evidence.sig is over evidence.json.",
  "",
];

/** What lies in a pack and how it is checked, for whoever opens it without Recital. */
export function packReadme({
  subject,
  organisation,
  madeAt,
  simulated,
  baseUrl,
  keyId,
  timeStamp,
}: Omit<PackManifest, "files">): string {
  const about =
    subject.type === "change" ? `the change ${subject.ref}` : `the customer ${subject.ref}`;
  const lines = [
    `Evidence about ${about}`,
    `Made by ${organisation} on ${madeAt} with Recital.`,
    ...(simulated
      ? [
          "",
          "SIMULATED: acts in it were recorded under a shifted clock. It proves nothing of what really was.",
        ]
      : []),
    "",
    "Files",
    "  summary.pdf        one page for a reader in a hurry",
    "  changes.json       what was proposed, who took which step, what was advised and frozen with the approval",
    "  notices.json       for each agreement its terms with their clauses, how its days were counted step by step,",
    "                     objections with their decisions and answers, incidents, approvals, confirmations of receipt",
    "  deliveries.json    to whom, and for each attempt the relay's whole answer and the SHA-256 of the mail",
    "  mails/             the mails byte for byte as the relay took them; a mail of a person who was erased is not there,",
    "                     its hash is",
    "  terminations.json  in a pack about a customer that leaves: who held its data, what became of them and by when, the certificates",
    "  certificates/      the certificates as they were given out",
    "  publications.json  the manifests of all publications and their signatures",
    "  audit.jsonl        the audit chain: of every entry its hashes, and what it says where it tells of this subject",
    "  seals.json         the digests of the attempts under each seal of the audit chain",
    "  keys.json          public keys; evidence.json: the list of all files; evidence.sig: its signature",
    ...(timeStamp?.failed === null
      ? [
          `  evidence.tsr       a time stamp (RFC 3161) of ${timeStamp.authority} over evidence.json: what it lists was there at that time;`,
          "                     evidence.tsr.sig: our signature over the stamp",
        ]
      : []),
    ...(timeStamp && timeStamp.failed !== null
      ? ["", withoutStamp(timeStamp.authority, timeStamp.failed)]
      : []),
    "",
    "To check it, without a network and without an installation",
    "  recital verify FOLDER-OR-ZIP --key KEY",
    `KEY is a file with the organisation's public keys as you have it from elsewhere: save the one that is published at ${baseUrl}/publications/keys.json.`,
    `This pack is signed with the key ${keyId}. Without --key the key in the pack is used, which nobody else vouches for.`,
    "",
    "verify also says what this pack alone cannot show: entries of the audit chain that show their hashes alone, attempts sealed late.",
    "",
    "By hand: evidence.sig is an Ed25519 signature, in base64, over the 64 hexadecimal digits of the SHA-256 of evidence.json.",
    "",
    ...(timeStamp?.failed === null ? stampLines : []),
    "Handle it as the mails it holds",
    "The mails are exact, or their hashes would not fit. So they name the persons written to, and hold the link by which each of",
    "them can object. While a notice is open, whoever has the pack could use that link; an objection that comes that way is",
    "recorded as come by the link of that mail. Once a notice is closed, or its reader was erased, the link changes nothing.",
    "",
  ];
  return lines.join("\r\n");
}

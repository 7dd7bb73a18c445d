import { Day } from "@/components/ui/day";
import { LinkButton } from "@/components/ui/link-button";
import type { CalendarDate } from "@/lib/domain/calendar";
import { en } from "@/lib/domain/language/en";
import { inSentence } from "@/lib/domain/language/wording";
import type { AnnexVersion, PortalAgreement } from "@/lib/domain/portal-view";
import classes from "./portal.module.css";

const languages: Readonly<Record<string, string>> = { en: "English", de: "German", fr: "French" };
const inSight = 3;

/** One agreement with its annex: the current one to download, the earlier ones below. */
export function Annexes({ agreement }: { agreement: PortalAgreement }) {
  const { ref, title, products, annex, earlier, endsOn, isOver, signed, certificates, suspended } =
    agreement;
  return (
    <article className={classes.agreement}>
      <div>
        <h3>{title}</h3>
        <p className={classes.small}>
          {products.length > 0 ? `For ${inSentence(products, en)}` : "For all products"}
          {endsOn === null ? null : (
            <>
              {" "}
              · {isOver ? "ended on" : "ends on"} <Day on={endsOn} />
            </>
          )}
        </p>
        {suspended.map(({ name, since }) => (
          <p key={name}>
            <strong>{name} is suspended for you</strong> since <Day on={since} />: it stays on your
            list, and is not used for your data until the suspension is lifted.
          </p>
        ))}
        {annex === null ? (
          <p>
            {isOver
              ? "Nothing was published while the agreement lasted, so there is no annex to download."
              : "Nothing has been published yet, so there is no annex to download."}
          </p>
        ) : (
          <p className={classes.small}>
            {versionWords(agreement, annex.publishedOn)} {annex.number} of{" "}
            <Day on={annex.publishedOn} /> · {languages[annex.language] ?? annex.language}
            <br />
            {annex.statusLine}
            <br />
            Fingerprint <code>{annex.fingerprint.slice(0, 16)}</code>, printed on each page
          </p>
        )}
      </div>
      {annex === null ? null : (
        <LinkButton href={addressOf(ref)} variant="filled" download>
          Download the annexes (PDF)
        </LinkButton>
      )}
      {certificates.length > 0 ? (
        <Certificates agreementRef={ref} certificates={certificates} />
      ) : null}
      {signed.length > 0 ? <Signed agreementRef={ref} files={signed} /> : null}
      {earlier.length > 0 ? <Earlier agreementRef={ref} versions={earlier} /> : null}
    </article>
  );
}

/** A change for all can reach data that are still held after the end: then the annex tells of it, and is of a later day. */
function versionWords({ isOver, endsOn }: PortalAgreement, publishedOn: CalendarDate): string {
  if (!isOver) return "Version";
  return endsOn !== null && publishedOn > endsOn
    ? "With what last reached your data after the end: version"
    : "As agreed at the end: version";
}

function Certificates({
  agreementRef,
  certificates,
}: {
  agreementRef: string;
  certificates: PortalAgreement["certificates"];
}) {
  return (
    <div className={classes.earlier}>
      <h4>Your data after the end of the agreement</h4>
      <ul className={classes.versions}>
        {certificates.map((language) => (
          <li key={language}>
            <a href={`${addressOf(agreementRef)}/certificate/${language}`} download>
              Certificate in {languages[language] ?? language} (PDF)
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Signed({
  agreementRef,
  files,
}: {
  agreementRef: string;
  files: PortalAgreement["signed"];
}) {
  return (
    <div className={classes.earlier}>
      <h4>Countersigned</h4>
      <ul className={classes.versions}>
        {files.map(({ id, signedOn, sha256 }) => (
          <li key={id}>
            <a href={`${addressOf(agreementRef)}/signed/${encodeURIComponent(id)}`} download>
              Signed on <Day on={signedOn} />
            </a>{" "}
            <span className={classes.small}>
              SHA-256 <code>{sha256.slice(0, 16)}</code>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Earlier({
  agreementRef,
  versions,
}: {
  agreementRef: string;
  versions: readonly AnnexVersion[];
}) {
  const rest = versions.slice(inSight);
  return (
    <div className={classes.earlier}>
      <h4>As they were</h4>
      <Versions agreementRef={agreementRef} versions={versions.slice(0, inSight)} />
      {rest.length > 0 ? (
        <details>
          <summary>
            {rest.length} earlier {rest.length === 1 ? "version" : "versions"}
          </summary>
          <Versions agreementRef={agreementRef} versions={rest} />
        </details>
      ) : null}
    </div>
  );
}

function Versions({
  agreementRef,
  versions,
}: {
  agreementRef: string;
  versions: readonly AnnexVersion[];
}) {
  return (
    <ul className={classes.versions}>
      {versions.map(({ number, publishedOn }) => (
        <li key={number}>
          <a href={`${addressOf(agreementRef)}/${number}`} download>
            Version {number} of <Day on={publishedOn} />
          </a>
        </li>
      ))}
    </ul>
  );
}

function addressOf(ref: string): string {
  return `/portal/annexes/${encodeURIComponent(ref)}`;
}

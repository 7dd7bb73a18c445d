/** The relay that takes our mail, as `SMTP_URL` names it. */
export type SmtpServer = {
  host: string;
  port: number;
  /** TLS from the first byte (`smtps:`). */
  secure: boolean;
  /** What is done about an upgrade to TLS on a connection that begins without it. */
  startTls: "required" | "offered" | "never";
  credentials: { user: string; password: string } | null;
  /** The name that we greet with; null leaves it to the machine's own. */
  name: string | null;
};

const SCHEMES = { "smtp:": 587, "smtps:": 465 } as const;
const START_TLS = ["required", "offered", "never"] as const;

/**
 * Reads `smtp://user:password@host:port?starttls=required|offered|never&name=our.host` or `smtps://…`.
 *
 * TLS is required where a password would otherwise cross the network in clear; everywhere else it
 * is used when the relay offers it. Certificates are always checked.
 *
 * @throws RangeError with a sentence that names the fault and never repeats the password
 */
export function smtpServer(text: string): SmtpServer {
  if (!URL.canParse(text)) throw fault("is no address");
  const url = new URL(text);
  if (url.protocol !== "smtp:" && url.protocol !== "smtps:") {
    throw fault(`starts with "${url.protocol}", which is neither smtp: nor smtps:`);
  }
  if (url.hostname === "") throw fault("names no host");
  if (url.pathname !== "" && url.pathname !== "/") throw fault("has a path after the host");
  if (url.hash !== "") throw fault('has a "#": write %23 for one inside a password');
  for (const option of url.searchParams.keys()) {
    if (option !== "starttls" && option !== "name") {
      throw fault(`has the option "${option}"; there are only starttls and name`);
    }
  }
  const credentials = credentialsOf(url);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const secure = url.protocol === "smtps:";
  return {
    host,
    port: url.port === "" ? SCHEMES[url.protocol] : portOf(url.port),
    secure,
    startTls: startTlsOf(url, secure, credentials !== null && !isLoopbackHost(host)),
    credentials,
    name: nameOf(url),
  };
}

/** Whether mail to this relay stays on this machine: all that may be done under a shifted clock. */
export function isOnLoopback(server: SmtpServer): boolean {
  return isLoopbackHost(server.host);
}

function isLoopbackHost(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function credentialsOf(url: URL): SmtpServer["credentials"] {
  if (url.username === "" && url.password === "") return null;
  if (url.username === "" || url.password === "") {
    throw fault("needs both a user and a password, or neither");
  }
  try {
    return {
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    };
  } catch {
    throw fault('has a "%" in user or password that is no escape: write %25 for a percent sign');
  }
}

function startTlsOf(url: URL, secure: boolean, exposed: boolean): SmtpServer["startTls"] {
  const written = url.searchParams.get("starttls");
  if (written === null) return exposed && !secure ? "required" : "offered";
  const choice = START_TLS.find((known) => known === written);
  if (choice === undefined) {
    throw fault(`has starttls=${written}; there are only ${START_TLS.join(", ")}`);
  }
  if (secure) throw fault("has starttls beside smtps:, which is TLS from the start");
  return choice;
}

function portOf(text: string): number {
  const port = Number(text);
  if (port === 0) throw fault("has the port 0");
  return port;
}

function nameOf(url: URL): string | null {
  const name = url.searchParams.get("name");
  if (name !== null && !/^[A-Za-z0-9.[\]:-]+$/.test(name)) {
    throw fault("has a name that is no host name");
  }
  return name;
}

function fault(what: string): RangeError {
  return new RangeError(`The address of the mail relay ${what}. Example: smtp://relay.example:587`);
}

import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawPublication } from "@/lib/draw/publication";
import { toolEnvironment } from "@/lib/env";
import { freePort } from "@/lib/local/ports";
import { publicFixtureOf } from "@/lib/testing/public-fixture";
import { writeTree } from "@/lib/web/write-tree";
import type { BenchRow } from "./bench-row";
import { median } from "./measure";

const programs = { wrk: "/usr/bin/wrk", nginx: "/usr/sbin/nginx" };

/**
 * W1: the public page as our server gives it, beside nginx with the same bytes, in turns.
 * W2: page, JSON and feed while nothing that could be a database answers.
 * W3: what a reader's browser gets, in the heaviest of the languages.
 * W4: from the publication to its page, without the database: drawn in every language, compressed, written, answered.
 */
export async function benchWeb({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const dir = await mkdtemp(join(tmpdir(), "recital-bench-web-"));
  try {
    const publication = publicFixtureOf(60);
    const files = drawPublication(publication, {});
    await writeTree(join(dir, "public"), {
      number: publication.number,
      current: files,
      permalinks: [],
    });
    const port = await freePort();
    const ours = await startOurs(dir, port);
    try {
      const answers = await allAnswers(port, quick ? 300 : 2_000);
      const rows = [answers, await weight(port), ...(await beside(dir, port, quick))];
      return [...rows, await untilVisible(dir, port, quick)];
    } finally {
      ours.kill("SIGTERM");
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** The server as it runs for users, told of a database address at which nobody listens. */
async function startOurs(dir: string, port: number) {
  const nobody = await freePort();
  const child = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
    env: toolEnvironment({
      NODE_ENV: "production",
      PORT: String(port),
      DATA_DIR: dir,
      PUBLICATION_TARGET: join(dir, "public"),
      DATABASE_URL: `postgresql://nobody@127.0.0.1:${nobody}/none`,
      AUTH_SECRET: "k3Vf9qLw7ZxR2mTb8YcN4hJd6PsG1uEa",
      SIGNING_KEY: Buffer.from(
        Uint8Array.from({ length: 32 }, (_, index) => (index * 37 + 11) % 256),
      ).toString("base64"),
      LOG_LEVEL: "silent",
      RECITAL_CLOCK: "",
    }),
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`http://localhost:${port}/subprocessors`).catch(() => null);
    if (answer?.ok === true) return child;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill("SIGKILL");
  throw new Error("The web server did not answer within 30 s");
}

async function allAnswers(port: number, requests: number): Promise<BenchRow> {
  const paths = ["/subprocessors", "/subprocessors.json", "/changes.atom"];
  let good = 0;
  for (let sent = 0; sent < requests; sent += 1) {
    const answer = await fetch(`http://localhost:${port}${paths[sent % paths.length]}`).catch(
      () => null,
    );
    if (answer?.status === 200 && (await answer.arrayBuffer()).byteLength > 0) good += 1;
  }
  const share = (100 * good) / requests;
  return {
    id: "W2",
    what: "public files with the database away",
    value: share,
    unit: "%",
    limit: "100 % answered 200",
    target: "100 %",
    ok: share === 100,
    note: `${requests} requests`,
  };
}

async function weight(port: number): Promise<BenchRow> {
  const pages = await Promise.all(
    ["", "/de", "/fr"].map(async (folder) => {
      const answer = await fetch(`http://localhost:${port}${folder}/subprocessors`, {
        headers: { "Accept-Encoding": "br" },
      });
      const html = await answer.text();
      const bytes = Number(answer.headers.get("content-length"));
      return { bytes, isPlain: answer.ok && !html.includes("<script") };
    }),
  );
  const kilobytes = Math.max(...pages.map(({ bytes }) => bytes)) / 1_000;
  const isPlain = pages.every((page) => page.isPlain);
  return {
    id: "W3",
    what: "page of 60 sub-processors, compressed",
    value: kilobytes,
    unit: "kB",
    limit: "20 kB, no script",
    target: "≤ 20 kB",
    ok: kilobytes <= 20 && isPlain,
    note: isPlain ? "no script" : "has a script",
  };
}

async function untilVisible(dir: string, port: number, quick: boolean): Promise<BenchRow> {
  const times: number[] = [];
  const first = publicFixtureOf(60);
  for (let round = 1; round <= (quick ? 3 : 5); round += 1) {
    const number = first.number + round;
    const began = performance.now();
    const files = drawPublication({ ...first, number }, {});
    await writeTree(join(dir, "public"), {
      number,
      current: files,
      permalinks: [{ number, isWhole: false, files }],
    });
    while ((await numberShown(port)) !== number)
      await new Promise((resolve) => setTimeout(resolve, 5));
    times.push((performance.now() - began) / 1_000);
  }
  const seconds = median(times);
  return {
    id: "W4",
    what: "publication of 60 sub-processors to its page",
    value: seconds,
    unit: "s",
    limit: "2 s",
    target: "≤ 2 s",
    ok: seconds <= 2,
    note: "3 languages; without database and PDFs",
  };
}

async function numberShown(port: number): Promise<number> {
  const answer = await fetch(`http://localhost:${port}/subprocessors.json`);
  const list: { publication: { number: number } } = await answer.json();
  return list.publication.number;
}

async function beside(dir: string, port: number, quick: boolean): Promise<BenchRow[]> {
  const missing = Object.entries(programs)
    .filter(([, path]) => !existsSync(path))
    .map(([name]) => name);
  const row = {
    id: "W1",
    what: "public page, requests per second against nginx",
    unit: "×",
    limit: "nginx, same bytes",
    target: "≥ 0.6 ×",
  };
  if (missing.length > 0)
    return [
      {
        ...row,
        value: Number.NaN,
        ok: true,
        note: `left out: ${missing.join(", ")} not installed`,
      },
    ];

  const nginxPort = await freePort();
  const nginx = await startNginx(dir, nginxPort);
  try {
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < (quick ? 3 : 5); round += 1) {
      const turns = [() => ours.push(load(port, quick)), () => theirs.push(load(nginxPort, quick))];
      for (const turn of round % 2 === 0 ? turns : turns.toReversed()) turn();
    }
    const [mine, other] = [median(ours), median(theirs)];
    return [
      {
        ...row,
        value: mine / other,
        ok: mine / other >= 0.6,
        note: `${Math.round(mine)}/s against ${Math.round(other)}/s`,
      },
    ];
  } finally {
    nginx.kill("SIGTERM");
  }
}

/** One worker process, as ours is one process, serving the very files. */
async function startNginx(dir: string, port: number) {
  const config = join(dir, "nginx.conf");
  await writeFile(
    config,
    `daemon off; worker_processes 1; pid ${dir}/nginx.pid; error_log ${dir}/nginx.log;
     ${process.getuid?.() === 0 ? "user root;" : ""}
     events { worker_connections 1024; }
     http { access_log off; default_type text/html; types { text/html html; }
       server { listen 127.0.0.1:${port}; root ${dir}/public/current; location / { try_files $uri.html $uri =404; } } }`,
  );
  const child = spawn(programs.nginx, ["-c", config], { stdio: ["ignore", "ignore", "ignore"] });
  for (let tries = 0; tries < 50; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/subprocessors`).catch(() => null);
    if (answer?.ok === true) return child;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("nginx did not answer within 5 s");
}

function load(port: number, quick: boolean): number {
  const { stdout } = spawnSync(
    programs.wrk,
    ["-t1", "-c32", `-d${quick ? 2 : 6}s`, `http://127.0.0.1:${port}/subprocessors`],
    { encoding: "utf8" },
  );
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN);
}

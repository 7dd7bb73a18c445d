import { benchOutbox } from "./outbox";
console.log(await benchOutbox({ quick: process.argv[2] !== "full" })); console.log((globalThis as any).st); process.exit(0);

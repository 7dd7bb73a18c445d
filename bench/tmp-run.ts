import { benchOutbox } from "./outbox";
console.log(await benchOutbox({ quick: process.argv[2] !== "full" })); process.exit(0);

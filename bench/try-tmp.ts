import { benchAnnex } from "./annex";
console.log(await benchAnnex({ quick: true }));

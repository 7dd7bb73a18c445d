import { expect, test } from "vitest";
import { enMail } from "@/lib/domain/language/en-mail";
import { toldLetter } from "./told-letter";

test("a notice on a page leaves out what only a mail says of itself", () => {
  const heading = (text: string) => ({ type: "heading" as const, level: 2 as const, text });
  const paragraph = (text: string) => ({ type: "paragraph" as const, text });
  const { blocks } = toldLetter(
    {
      language: "en",
      subject: "",
      blocks: [
        { type: "title", kicker: "", title: "A change", subtitle: "" },
        paragraph("lead"),
        heading(enMail.changes.title),
        paragraph("what changes"),
        heading(enMail.objecting.title),
        paragraph("write to us"),
        heading(enMail.agreement.title),
        paragraph("clause"),
        heading(enMail.about.title),
        paragraph("about"),
      ],
    },
    enMail,
  );
  expect(blocks.flatMap((block) => ("text" in block ? [block.text] : []))).toEqual([
    "lead",
    enMail.changes.title,
    "what changes",
    enMail.agreement.title,
    "clause",
  ]);
});

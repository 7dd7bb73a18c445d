import { describe, expect, test } from "vitest";
import { catalogueOf } from "@/lib/domain/language/catalogue";
import { publicationIn } from "@/lib/domain/publication/public-part-in";
import { publicFixture } from "@/lib/testing/public-fixture";
import type { DocumentView } from "./blocks";
import { listDocument, notDrawn } from "./public-list-document";

const [english, german] = [catalogueOf("en"), catalogueOf("de")];

function rowsOf(view: DocumentView, bookmark: string) {
  const section = view.sections.find((one) => one.bookmark === bookmark);
  return section?.blocks.flatMap((block) => (block.type === "table" ? block.rows : [])) ?? [];
}

describe("the printed list", () => {
  const view = listDocument(publicFixture, null, english);

  test("has a row for each entry, under a bookmark for each part", () => {
    const { subprocessors } = publicFixture.public;
    const count = (...states: string[]) =>
      subprocessors.filter(({ status }) => states.includes(status)).length;
    expect(view.sections.map(({ bookmark }) => bookmark)).toEqual([
      "Sub-processors",
      "Announced",
      "Engaged",
      "Ended in the last twelve months",
    ]);
    expect(rowsOf(view, "Announced")).toHaveLength(count("announced"));
    expect(rowsOf(view, "Engaged")).toHaveLength(count("active", "standby", "rolling-out"));
    expect(rowsOf(view, "Ended in the last twelve months")).toHaveLength(count("ended"));
  });

  test("names its publication on every page, and where the same list stands as a page", () => {
    expect(view.footer.left.join()).toContain(publicFixture.hash);
    expect(JSON.stringify(view.sections[0])).toContain(
      "https://trust.nordwind.example/publications/12/subprocessors",
    );
  });

  test("says of what is unknown that it is", () => {
    const row = rowsOf(view, "Engaged").find((cells) => cells[0]?.[0]?.text === "Fieldworks");
    expect(row?.[1]?.[0]?.text).toBe("not known");
    expect(row?.[2]?.[0]?.text).toBe("not known");
  });

  test("is in the language, and says that some texts are not", () => {
    const other = listDocument(publicationIn(publicFixture, german), "voice", german);
    expect(other).toMatchObject({
      title: "Unterauftragsverarbeiter von Voice",
      language: "de",
      footer: { pageNumber: "Seite {page} von {pages}" },
    });
    expect(JSON.stringify(other.sections[0])).toContain(german.originals);
  });

  test("bears the mark of a shifted clock, and only then", () => {
    const simulated = { ...publicFixture, public: { ...publicFixture.public, simulated: true } };
    expect(listDocument(simulated, null, english).mark).toContain("Simulated.");
    expect(view.mark).toBeNull();
  });
});

describe("the document in the place of a list that cannot be printed", () => {
  test("says why, leads to the page, and has nothing of the list", () => {
    const text = JSON.stringify(
      notDrawn(
        publicFixture,
        { path: "subprocessors/voice", title: english.list.title },
        "U+0627",
        english,
      ),
    );
    expect(text).toContain("U+0627");
    expect(text).toContain("/publications/12/subprocessors/voice");
    expect(text).not.toContain("Twilio");
    expect(text).not.toContain("Nordwind Helpdesk");
  });
});

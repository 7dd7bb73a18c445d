type Context = Readonly<Record<string, unknown>>;

/**
 * Every IRI that a JSON-LD document names as a property, a type, or a value that its context says is one: what an expansion
 * gives, for contexts that stand in the document and hold prefixes and terms alone.
 *
 * @throws Error for a key that the context does not know: an expansion would drop it without a word
 */
export function expandedIris(document: Readonly<Record<string, unknown>>): string[] {
  const context = document["@context"];
  if (!isObject(context)) throw new Error("The context does not stand in the document");
  const { "@context": _, ...node } = document;
  return [...new Set(irisIn(node, context))];
}

function irisIn(value: unknown, context: Context): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => irisIn(one, context));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, held]) => {
    const { id, isLink } = termOf(key, context);
    if (id === "@id") return texts(held).map((iri) => expand(iri, context));
    if (id === "@type") return texts(held).map((iri) => expand(iri, context));
    const links = isLink ? texts(held).map((iri) => expand(iri, context)) : [];
    return [expand(id, context), ...links, ...irisIn(held, context)];
  });
}

function termOf(key: string, context: Context): { id: string; isLink: boolean } {
  const known = context[key];
  if (typeof known === "string") return { id: known, isLink: false };
  if (isObject(known)) return { id: String(known["@id"]), isLink: known["@type"] === "@id" };
  if (key.includes(":")) return { id: key, isLink: false };
  throw new Error(`The context does not know "${key}"`);
}

/** A compact IRI written out; one that is whole stays. */
function expand(iri: string, context: Context): string {
  const [prefix = "", rest = ""] = iri.split(/:(.*)/s);
  const start = context[prefix];
  if (rest.startsWith("//")) return iri;
  if (typeof start !== "string") throw new Error(`"${iri}" has a prefix without a vocabulary`);
  return start + rest;
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value instanceof Object && !Array.isArray(value);
}

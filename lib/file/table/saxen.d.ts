/** The part of the parser's interface that is used; it comes without types. */
declare module "saxen" {
  type Decode = (text: string) => string;
  type Attributes = () => Readonly<Record<string, string>>;

  export class Parser {
    on(
      event: "openTag",
      heard: (name: string, attributes: Attributes, decode: Decode, selfClosing: boolean) => void,
    ): this;
    on(
      event: "closeTag",
      heard: (name: string, decode: Decode, selfClosing: boolean) => void,
    ): this;
    on(event: "text", heard: (text: string, decode: Decode) => void): this;
    on(event: "cdata", heard: (text: string) => void): this;
    on(event: "error", heard: (error: Error) => void): this;
    ns(prefixes: Readonly<Record<string, string>>): this;
    parse(xml: string): this;
    stop(): this;
  }
}

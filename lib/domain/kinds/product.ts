import { countries, text, texts } from "@/lib/domain/fields";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

export const product = kind(
  "Product",
  { plural: "products", label: "Product", labelPlural: "Products", titleField: "name" },
  {
    name: text(200, { label: "Name", required: true }),
    description: text(1000, { label: "Description" }),
    regions: countries({ label: "Hosting countries offered" }),
    features: texts(200, {
      label: "Features",
      help: "By these names engagements say which features they serve, and agreements which ones the customer uses.",
    }),
    ...reviewFields,
  },
);

import { ActionForm } from "@/components/forms/action-form";
import { SelectField, TextField } from "@/components/forms/fields";
import type { FormAction } from "@/lib/domain/form-state";
import { enDoors } from "@/lib/domain/language/en-public-doors";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import classes from "./public.module.css";

const words = enDoors.subscribe;

/** Asks for an address and, where there are several products, for which of them. */
export function SubscribeForm({
  action,
  products,
  chosen,
}: {
  action: FormAction;
  products: PublicPart["products"];
  chosen: string;
}) {
  const options = products.map(({ ref, name }) => ({ value: ref, label: name }));
  return (
    <>
      <ActionForm action={action} submit={words.submit} hidden={{ language: "en" }}>
        <TextField name="email" type="email" autoComplete="email" label={words.email} required />
        {products.length < 2 ? null : (
          <SelectField
            name="product"
            label={words.product}
            help={words.productHelp}
            emptyLabel={words.allProducts}
            options={options}
            defaultValue={options.some(({ value }) => value === chosen) ? chosen : ""}
          />
        )}
      </ActionForm>
      <p className={classes.soft}>
        {words.customers} <a href="/changes.atom">{words.feed}</a>
      </p>
    </>
  );
}

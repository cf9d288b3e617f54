// The models of codec-workloads.ts in valibot, as its manual would write them.
import * as v from "valibot";
import { renames } from "./renames.mjs?valibot";

const date = () =>
  v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.transform((text) => new Date(text)),
  );
const renamed = (model, shape) => v.pipe(v.object(shape), v.transform(renames[model]));

const UsageDetails = renamed("UsageDetails", { text_tokens: v.number(), image_tokens: v.number() });
const Usage = renamed("Usage", {
  total_tokens: v.number(),
  input_tokens: v.number(),
  output_tokens: v.number(),
  input_tokens_details: UsageDetails,
});
const Status = v.picklist(["pending", "paid", "shipped", "cancelled"]);
const Address = renamed("Address", {
  street_name: v.string(),
  house_number: v.optional(v.string()),
  postal_code: v.string(),
  city: v.string(),
  country: v.string(),
});
const Customer = renamed("Customer", {
  customer_id: v.string(),
  full_name: v.string(),
  email_address: v.optional(v.string()),
  billing_address: Address,
});
const Item = renamed("Item", {
  sku: v.string(),
  quantity: v.pipe(v.number(), v.integer()),
  unit_price: v.number(),
  discount: v.nullish(v.number()),
  tags: v.array(v.string()),
});
const Order = renamed("Order", {
  order_id: v.string(),
  created_at: date(),
  status: Status,
  customer: Customer,
  line_items: v.array(Item),
  shipped_at: v.nullish(date()),
  note: v.nullish(v.string()),
  total_amount: v.number(),
  currency_code: v.picklist(["EUR", "USD", "GBP"]),
});
const Part = v.variant("type", [
  renamed("Text", { type: v.literal("text"), text_value: v.string() }),
  renamed("Image", { type: v.literal("image"), image_url: v.string(), detail_level: v.optional(v.string()) }),
  renamed("Tool", { type: v.literal("tool"), tool_name: v.string(), call_id: v.string(), is_final: v.boolean() }),
]);
const Shape = v.union([
  renamed("Circle", { circle_radius: v.number(), label: v.optional(v.string()) }),
  renamed("Square", { side_length: v.number(), label: v.optional(v.string()) }),
  renamed("Box", { box_width: v.number(), box_height: v.number() }),
  renamed("Poly", { point_list: v.array(v.number()) }),
]);
const Entry = renamed("Entry", {
  entry_id: v.string(),
  entry_count: v.number(),
  is_active: v.boolean(),
  last_seen: v.optional(v.string()),
});
const RecordModel = renamed("Record", {
  record_id: v.string(),
  created_at: date(),
  kind: Status,
  score: v.number(),
  owner_name: v.optional(v.string()),
  tags: v.array(v.string()),
  details: UsageDetails,
  usage: Usage,
  parent_id: v.nullish(v.string()),
});

const schemas = {
  Usage,
  Order,
  Parts: v.array(Part),
  Shapes: v.array(Shape),
  Table: v.record(v.string(), Entry),
  Records: v.array(RecordModel),
};

/** Decodes a value as the model of that name; throws where it is invalid. */
export const valibot = (model) => (wire) => v.parse(schemas[model], wire);

// The models of codec-workloads.ts in zod 4, as its manual would write them.
import * as z from "zod";
import { renames } from "./renames.mjs?zod-4";

const date = () => z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const renamed = (model, shape) => z.object(shape).transform(renames[model]);

const UsageDetails = renamed("UsageDetails", { text_tokens: z.number(), image_tokens: z.number() });
const Usage = renamed("Usage", {
  total_tokens: z.number(),
  input_tokens: z.number(),
  output_tokens: z.number(),
  input_tokens_details: UsageDetails,
});
const Status = z.enum(["pending", "paid", "shipped", "cancelled"]);
const Address = renamed("Address", {
  street_name: z.string(),
  house_number: z.string().optional(),
  postal_code: z.string(),
  city: z.string(),
  country: z.string(),
});
const Customer = renamed("Customer", {
  customer_id: z.string(),
  full_name: z.string(),
  email_address: z.string().optional(),
  billing_address: Address,
});
const Item = renamed("Item", {
  sku: z.string(),
  quantity: z.int(),
  unit_price: z.number(),
  discount: z.number().nullish(),
  tags: z.array(z.string()),
});
const Order = renamed("Order", {
  order_id: z.string(),
  created_at: date(),
  status: Status,
  customer: Customer,
  line_items: z.array(Item),
  shipped_at: date().nullish(),
  note: z.string().nullish(),
  total_amount: z.number(),
  currency_code: z.enum(["EUR", "USD", "GBP"]),
});
const Part = z.discriminatedUnion("type", [
  renamed("Text", { type: z.literal("text"), text_value: z.string() }),
  renamed("Image", { type: z.literal("image"), image_url: z.string(), detail_level: z.string().optional() }),
  renamed("Tool", { type: z.literal("tool"), tool_name: z.string(), call_id: z.string(), is_final: z.boolean() }),
]);
const Shape = z.union([
  renamed("Circle", { circle_radius: z.number(), label: z.string().optional() }),
  renamed("Square", { side_length: z.number(), label: z.string().optional() }),
  renamed("Box", { box_width: z.number(), box_height: z.number() }),
  renamed("Poly", { point_list: z.array(z.number()) }),
]);
const Entry = renamed("Entry", {
  entry_id: z.string(),
  entry_count: z.number(),
  is_active: z.boolean(),
  last_seen: z.string().optional(),
});
const RecordModel = renamed("Record", {
  record_id: z.string(),
  created_at: date(),
  kind: Status,
  score: z.number(),
  owner_name: z.string().optional(),
  tags: z.array(z.string()),
  details: UsageDetails,
  usage: Usage,
  parent_id: z.string().nullish(),
});

const schemas = {
  Usage,
  Order,
  Parts: z.array(Part),
  Shapes: z.array(Shape),
  Table: z.record(z.string(), Entry),
  Records: z.array(RecordModel),
};

/** Decodes a value as the model of that name; throws where it is invalid. */
export const zod4 = (model) => (wire) => schemas[model].parse(wire);

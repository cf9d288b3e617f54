import type { TypeNode } from "../../generator/model/types.js";
import {
  array,
  boolean,
  date,
  enumeration,
  integer,
  literal,
  map,
  number,
  object,
  ref,
  string,
  union,
} from "../unit/emit-models/graph.js";

/** One thing to decode and encode over and over. */
export interface Workload {
  readonly name: string;
  readonly model: string;
  readonly wire: unknown;
  /** The same, wrong in one place. */
  readonly invalid: unknown;
}

/** The models of all workloads. */
export const TYPES: Readonly<Record<string, TypeNode>> = {
  Usage: object({
    total_tokens: number(),
    input_tokens: number(),
    output_tokens: number(),
    input_tokens_details: ref("UsageDetails"),
  }),
  UsageDetails: object({ text_tokens: number(), image_tokens: number() }),
  Order: object({
    order_id: string(),
    created_at: date(),
    status: ref("Status"),
    customer: ref("Customer"),
    line_items: array(ref("Item")),
    "shipped_at?": date({ nullable: true }),
    "note?": string({ nullable: true }),
    total_amount: number(),
    currency_code: ref("Currency"),
  }),
  Status: enumeration(["pending", "paid", "shipped", "cancelled"]),
  Currency: enumeration(["EUR", "USD", "GBP"]),
  Customer: object({ customer_id: string(), full_name: string(), "email_address?": string(), billing_address: ref("Address") }),
  Address: object({ street_name: string(), "house_number?": string(), postal_code: string(), city: string(), country: string() }),
  Item: object({
    sku: string(),
    quantity: integer(),
    unit_price: number(),
    "discount?": number({ nullable: true }),
    tags: array(string()),
  }),
  Text: object({ type: literal("text"), text_value: string() }),
  Image: object({ type: literal("image"), image_url: string(), "detail_level?": string() }),
  Tool: object({ type: literal("tool"), tool_name: string(), call_id: string(), is_final: boolean() }),
  Part: union([ref("Text"), ref("Image"), ref("Tool")], {
    exclusive: true,
    discriminator: {
      wireName: "type",
      enforced: true,
      tags: ["text", "image", "tool"].map((tag, variant) => ({ tag, variant })),
    },
  }),
  Parts: array(ref("Part")),
  Circle: object({ circle_radius: number(), "label?": string() }),
  Square: object({ side_length: number(), "label?": string() }),
  Box: object({ box_width: number(), box_height: number() }),
  Poly: object({ point_list: array(number()) }),
  Shape: union([ref("Circle"), ref("Square"), ref("Box"), ref("Poly")]),
  Shapes: array(ref("Shape")),
  Entry: object({ entry_id: string(), entry_count: number(), is_active: boolean(), "last_seen?": string() }),
  Table: map(ref("Entry")),
  Record: object({
    record_id: string(),
    created_at: date(),
    kind: ref("Status"),
    score: number(),
    "owner_name?": string(),
    tags: array(string()),
    details: ref("UsageDetails"),
    usage: ref("Usage"),
    "parent_id?": string({ nullable: true }),
  }),
  Records: array(ref("Record")),
};

const usage = {
  total_tokens: 7200.49,
  input_tokens: 3095.89,
  output_tokens: 5953.75,
  input_tokens_details: { text_tokens: 1409.04, image_tokens: 1162.42 },
};

const item = (index: number): unknown => ({
  sku: `SKU-${1000 + index}`,
  quantity: index + 1,
  unit_price: 9.99 + index,
  discount: index % 2 === 0 ? null : 0.5,
  tags: ["new", "sale", `tag-${index}`],
});

const order = {
  order_id: "ord_8842",
  created_at: "2024-05-01T12:30:00.123+02:00",
  status: "paid",
  customer: {
    customer_id: "cus_17",
    full_name: "Ada Lovelace",
    email_address: "ada@example.com",
    billing_address: { street_name: "Long Street", house_number: "12b", postal_code: "12345", city: "London", country: "GB" },
  },
  line_items: Array.from({ length: 15 }, (_, index) => item(index)),
  shipped_at: null,
  note: "leave at the door",
  total_amount: 321.5,
  currency_code: "EUR",
};

const PARTS = [
  { type: "text", text_value: "a piece of text that somebody has written into a field" },
  { type: "image", image_url: "https://example.com/images/8842.png", detail_level: "high" },
  { type: "tool", tool_name: "search_documents", call_id: "call_0a1b2c3d4e5f", is_final: true },
];
const SHAPES = [
  { circle_radius: 1.5, label: "first" },
  { side_length: 4.25 },
  { box_width: 3, box_height: 4 },
  { point_list: [1, 2, 3, 4.5] },
];

const cycle = (list: readonly unknown[], length: number): unknown[] =>
  Array.from({ length }, (_, index) => list[index % list.length]);

const record = (index: number): unknown => ({
  record_id: `rec_${100000 + index}`,
  created_at: `2024-05-01T12:30:${String(index % 60).padStart(2, "0")}.${String(index % 1000).padStart(3, "0")}Z`,
  kind: ["pending", "paid", "shipped"][index % 3],
  score: index * 1.25,
  owner_name: `owner number ${index}`,
  tags: ["alpha", "beta", `tag-${index}`],
  details: { text_tokens: index, image_tokens: index / 2 },
  usage,
  parent_id: index % 2 === 0 ? null : `rec_${index}`,
});

const table = Object.fromEntries(
  Array.from({ length: 100 }, (_, index) => [
    `key_${index}`,
    { entry_id: `entry-${index}`, entry_count: index, is_active: index % 2 === 0, last_seen: "2024-05-01T12:30:00Z" },
  ]),
);

/** Six documents: small, nested, tagged, untagged, a map, and large. */
export const WORKLOADS: readonly Workload[] = [
  { name: "w1 usage object", model: "Usage", wire: usage, invalid: { ...usage, total_tokens: "7" } },
  { name: "w2 nested order", model: "Order", wire: order, invalid: { ...order, created_at: "yesterday" } },
  { name: "w3 24 tagged parts", model: "Parts", wire: cycle(PARTS, 24), invalid: [...cycle(PARTS, 23), { type: "video" }] },
  {
    name: "w4 20 untagged of 4",
    model: "Shapes",
    wire: cycle(SHAPES, 20),
    invalid: [...cycle(SHAPES, 19), { circle_radius: "1" }],
  },
  { name: "w5 map of 100", model: "Table", wire: table, invalid: { ...table, more: { entry_id: 1 } } },
  {
    name: "w6 2,000 records",
    model: "Records",
    wire: Array.from({ length: 2000 }, (_, index) => record(index)),
    invalid: [{ record_id: 1 }],
  },
];

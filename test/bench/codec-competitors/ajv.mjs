// The models of codec-workloads.ts as JSON Schema, compiled by ajv, and what is valid renamed by straight-line code.
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { renames } from "./renames.mjs?ajv";

const string = { type: "string" };
const number = { type: "number" };
const date = { type: "string", format: "date-time" };
const strings = { type: "array", items: string };
const optional = { nullable: true };
const ref = (name) => ({ $ref: `#/$defs/${name}` });
const list = (name) => ({ type: "array", items: ref(name) });

/** Names that end in `?` are optional. */
function object(members) {
  const names = Object.keys(members);
  return {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name.replace("?", ""), members[name]])),
    required: names.filter((name) => !name.endsWith("?")),
  };
}

const $defs = {
  Usage: object({
    total_tokens: number,
    input_tokens: number,
    output_tokens: number,
    input_tokens_details: ref("UsageDetails"),
  }),
  UsageDetails: object({ text_tokens: number, image_tokens: number }),
  Order: object({
    order_id: string,
    created_at: date,
    status: ref("Status"),
    customer: ref("Customer"),
    line_items: list("Item"),
    "shipped_at?": { ...date, ...optional },
    "note?": { ...string, ...optional },
    total_amount: number,
    currency_code: { enum: ["EUR", "USD", "GBP"] },
  }),
  Status: { enum: ["pending", "paid", "shipped", "cancelled"] },
  Customer: object({ customer_id: string, full_name: string, "email_address?": string, billing_address: ref("Address") }),
  Address: object({ street_name: string, "house_number?": string, postal_code: string, city: string, country: string }),
  Item: object({
    sku: string,
    quantity: { type: "integer" },
    unit_price: number,
    "discount?": { ...number, ...optional },
    tags: strings,
  }),
  Text: object({ type: { const: "text" }, text_value: string }),
  Image: object({ type: { const: "image" }, image_url: string, "detail_level?": string }),
  Tool: object({ type: { const: "tool" }, tool_name: string, call_id: string, is_final: { type: "boolean" } }),
  Part: {
    type: "object",
    required: ["type"],
    discriminator: { propertyName: "type" },
    oneOf: [ref("Text"), ref("Image"), ref("Tool")],
  },
  Parts: list("Part"),
  Circle: object({ circle_radius: number, "label?": string }),
  Square: object({ side_length: number, "label?": string }),
  Box: object({ box_width: number, box_height: number }),
  Poly: object({ point_list: { type: "array", items: number } }),
  Shape: { anyOf: [ref("Circle"), ref("Square"), ref("Box"), ref("Poly")] },
  Shapes: list("Shape"),
  Entry: object({ entry_id: string, entry_count: number, is_active: { type: "boolean" }, "last_seen?": string }),
  Table: { type: "object", additionalProperties: ref("Entry") },
  Record: object({
    record_id: string,
    created_at: date,
    kind: ref("Status"),
    score: number,
    "owner_name?": string,
    tags: strings,
    details: ref("UsageDetails"),
    usage: ref("Usage"),
    "parent_id?": { ...string, ...optional },
  }),
  Records: list("Record"),
};

const toDate = (text) => new Date(text);

// The names of one object from renames.mjs, then its members in place.

function usage(value) {
  const result = renames.Usage(value);
  result.inputTokensDetails = renames.UsageDetails(result.inputTokensDetails);
  return result;
}

function order(value) {
  const result = renames.Order(value);
  result.createdAt = toDate(result.createdAt);
  result.customer = renames.Customer(result.customer);
  result.customer.billingAddress = renames.Address(result.customer.billingAddress);
  result.lineItems = result.lineItems.map(renames.Item);
  if (typeof result.shippedAt === "string") result.shippedAt = toDate(result.shippedAt);
  return result;
}

function part(value) {
  if (value.type === "text") return renames.Text(value);
  return value.type === "image" ? renames.Image(value) : renames.Tool(value);
}

/** ajv does not say which of the branches it was. */
function shape(value) {
  if (typeof value.circle_radius === "number") return renames.Circle(value);
  if (typeof value.side_length === "number") return renames.Square(value);
  return typeof value.box_width === "number" && typeof value.box_height === "number" ? renames.Box(value) : renames.Poly(value);
}

function table(value) {
  const result = {};
  for (const key of Object.keys(value)) result[key] = renames.Entry(value[key]);
  return result;
}

function record(value) {
  const result = renames.Record(value);
  result.createdAt = toDate(result.createdAt);
  result.details = renames.UsageDetails(result.details);
  result.usage = usage(result.usage);
  return result;
}

const deep = {
  Usage: usage,
  Order: order,
  Parts: (value) => value.map(part),
  Shapes: (value) => value.map(shape),
  Table: table,
  Records: (value) => value.map(record),
};

const compiler = new Ajv({ discriminator: true });
addFormats.default(compiler);

/** Decodes a value as the model of that name; throws where it is invalid. */
export function ajv(model) {
  const validate = compiler.compile({ ...ref(model), $defs });
  const rename = deep[model];
  return (wire) => {
    if (!validate(wire)) throw new Error(compiler.errorsText(validate.errors));
    return rename(wire);
  };
}

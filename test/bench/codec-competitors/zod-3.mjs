// The models of codec-workloads.ts in zod 3, as Speakeasy's SDKs have them: a lazy reference to each schema, a table of names for
// each object, a plain union where each member has its own literal of the discriminator.
import * as z from "zod/v3";

const ref = (name) => z.lazy(() => schemas[name]);
const date = () => z.string().datetime({ offset: true });
const toDate = (text) => new Date(text);

/** An object schema whose result has other names: wire name → name, for those that differ. */
function renamed(shape, names) {
  return z.object(shape).transform((value) => remap(value, names));
}

function remap(value, names) {
  const result = {};
  for (const [key, member] of Object.entries(value)) result[names[key] ?? key] = member;
  return result;
}

const schemas = {
  Usage: renamed(
    { total_tokens: z.number(), input_tokens: z.number(), output_tokens: z.number(), input_tokens_details: ref("UsageDetails") },
    {
      total_tokens: "totalTokens",
      input_tokens: "inputTokens",
      output_tokens: "outputTokens",
      input_tokens_details: "inputTokensDetails",
    },
  ),
  UsageDetails: renamed(
    { text_tokens: z.number(), image_tokens: z.number() },
    { text_tokens: "textTokens", image_tokens: "imageTokens" },
  ),
  Order: renamed(
    {
      order_id: z.string(),
      created_at: date().transform(toDate),
      status: ref("Status"),
      customer: ref("Customer"),
      line_items: z.array(ref("Item")),
      shipped_at: z.nullable(date().transform(toDate)).optional(),
      note: z.nullable(z.string()).optional(),
      total_amount: z.number(),
      currency_code: ref("Currency"),
    },
    {
      order_id: "orderId",
      created_at: "createdAt",
      line_items: "lineItems",
      shipped_at: "shippedAt",
      total_amount: "totalAmount",
      currency_code: "currencyCode",
    },
  ),
  Status: z.nativeEnum({ Pending: "pending", Paid: "paid", Shipped: "shipped", Cancelled: "cancelled" }),
  Currency: z.nativeEnum({ Eur: "EUR", Usd: "USD", Gbp: "GBP" }),
  Customer: renamed(
    {
      customer_id: z.string(),
      full_name: z.string(),
      email_address: z.string().optional(),
      billing_address: ref("Address"),
    },
    { customer_id: "customerId", full_name: "fullName", email_address: "emailAddress", billing_address: "billingAddress" },
  ),
  Address: renamed(
    {
      street_name: z.string(),
      house_number: z.string().optional(),
      postal_code: z.string(),
      city: z.string(),
      country: z.string(),
    },
    { street_name: "streetName", house_number: "houseNumber", postal_code: "postalCode" },
  ),
  Item: renamed(
    {
      sku: z.string(),
      quantity: z.number().int(),
      unit_price: z.number(),
      discount: z.nullable(z.number()).optional(),
      tags: z.array(z.string()),
    },
    { unit_price: "unitPrice" },
  ),
  Text: renamed({ type: z.literal("text"), text_value: z.string() }, { text_value: "textValue" }),
  Image: renamed(
    { type: z.literal("image"), image_url: z.string(), detail_level: z.string().optional() },
    { image_url: "imageUrl", detail_level: "detailLevel" },
  ),
  Tool: renamed(
    { type: z.literal("tool"), tool_name: z.string(), call_id: z.string(), is_final: z.boolean() },
    { tool_name: "toolName", call_id: "callId", is_final: "isFinal" },
  ),
  Part: z.union([ref("Text"), ref("Image"), ref("Tool")]),
  Parts: z.array(ref("Part")),
  Circle: renamed({ circle_radius: z.number(), label: z.string().optional() }, { circle_radius: "circleRadius" }),
  Square: renamed({ side_length: z.number(), label: z.string().optional() }, { side_length: "sideLength" }),
  Box: renamed({ box_width: z.number(), box_height: z.number() }, { box_width: "boxWidth", box_height: "boxHeight" }),
  Poly: renamed({ point_list: z.array(z.number()) }, { point_list: "pointList" }),
  Shape: z.union([ref("Circle"), ref("Square"), ref("Box"), ref("Poly")]),
  Shapes: z.array(ref("Shape")),
  Entry: renamed(
    { entry_id: z.string(), entry_count: z.number(), is_active: z.boolean(), last_seen: z.string().optional() },
    { entry_id: "entryId", entry_count: "entryCount", is_active: "isActive", last_seen: "lastSeen" },
  ),
  Table: z.record(ref("Entry")),
  Record: renamed(
    {
      record_id: z.string(),
      created_at: date().transform(toDate),
      kind: ref("Status"),
      score: z.number(),
      owner_name: z.string().optional(),
      tags: z.array(z.string()),
      details: ref("UsageDetails"),
      usage: ref("Usage"),
      parent_id: z.nullable(z.string()).optional(),
    },
    { record_id: "recordId", created_at: "createdAt", owner_name: "ownerName", parent_id: "parentId" },
  ),
  Records: z.array(ref("Record")),
};

/** Decodes a value as the model of that name; throws where it is invalid. */
export const zod3 = (model) => (wire) => schemas[model].parse(wire);

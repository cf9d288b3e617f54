// One object of each model with its names changed and its members as they are, in straight-line code: what zod 4 and valibot are
// given to transform with, and ajv's renaming is made of, as it is the fastest that can be written by hand. Each library imports it
// under an address of its own (`?zod-4`): functions that meet the objects of three libraries are slower than those that meet one's.

/** Model → function of a valid object, whose members have been renamed before. What is absent stays absent. */
export const renames = {
  Usage: (value) => ({
    totalTokens: value.total_tokens,
    inputTokens: value.input_tokens,
    outputTokens: value.output_tokens,
    inputTokensDetails: value.input_tokens_details,
  }),
  UsageDetails: (value) => ({ textTokens: value.text_tokens, imageTokens: value.image_tokens }),
  Order: (value) => {
    const result = {
      orderId: value.order_id,
      createdAt: value.created_at,
      status: value.status,
      customer: value.customer,
      lineItems: value.line_items,
      totalAmount: value.total_amount,
      currencyCode: value.currency_code,
    };
    if (value.shipped_at !== undefined) result.shippedAt = value.shipped_at;
    if (value.note !== undefined) result.note = value.note;
    return result;
  },
  Customer: (value) => {
    const result = { customerId: value.customer_id, fullName: value.full_name, billingAddress: value.billing_address };
    if (value.email_address !== undefined) result.emailAddress = value.email_address;
    return result;
  },
  Address: (value) => {
    const result = { streetName: value.street_name, postalCode: value.postal_code, city: value.city, country: value.country };
    if (value.house_number !== undefined) result.houseNumber = value.house_number;
    return result;
  },
  Item: (value) => {
    const result = { sku: value.sku, quantity: value.quantity, unitPrice: value.unit_price, tags: value.tags };
    if (value.discount !== undefined) result.discount = value.discount;
    return result;
  },
  Text: (value) => ({ type: value.type, textValue: value.text_value }),
  Image: (value) => {
    const result = { type: value.type, imageUrl: value.image_url };
    if (value.detail_level !== undefined) result.detailLevel = value.detail_level;
    return result;
  },
  Tool: (value) => ({ type: value.type, toolName: value.tool_name, callId: value.call_id, isFinal: value.is_final }),
  Circle: (value) => {
    const result = { circleRadius: value.circle_radius };
    if (value.label !== undefined) result.label = value.label;
    return result;
  },
  Square: (value) => {
    const result = { sideLength: value.side_length };
    if (value.label !== undefined) result.label = value.label;
    return result;
  },
  Box: (value) => ({ boxWidth: value.box_width, boxHeight: value.box_height }),
  Poly: (value) => ({ pointList: value.point_list }),
  Entry: (value) => {
    const result = { entryId: value.entry_id, entryCount: value.entry_count, isActive: value.is_active };
    if (value.last_seen !== undefined) result.lastSeen = value.last_seen;
    return result;
  },
  Record: (value) => {
    const result = {
      recordId: value.record_id,
      createdAt: value.created_at,
      kind: value.kind,
      score: value.score,
      tags: value.tags,
      details: value.details,
      usage: value.usage,
    };
    if (value.owner_name !== undefined) result.ownerName = value.owner_name;
    if (value.parent_id !== undefined) result.parentId = value.parent_id;
    return result;
  },
};

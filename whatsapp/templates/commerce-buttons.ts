import type { Json, JsonObject } from '../events/event';
import { FieldError } from '../field-error';
import { checkCount, checkText, kindOf, limits } from '../messages/limits';
import { buttonJson, buttonVariable, type ButtonAt } from './button-parts';
import { needed, type Component } from './component';
import { field, listOf } from '../json';
import { parseJson, valueObject, valueText } from './value-text';

/** Opens the catalog; without a product Meta chooses the picture (Meta docs: Catalog templates). */
export function catalogButton(at: ButtonAt): Component {
	const product = buttonVariable(at, 'product', 'product for the picture', 'product', {
		required: false,
		hint: 'The Content ID in Commerce Manager; without it the first product of the catalog.',
	});
	return {
		variables: [product],
		build(values) {
			const id = values.given(product);
			if (id === undefined) return undefined;
			const action = { thumbnail_product_retailer_id: valueText(product.label, id) };
			return buttonJson(at, 'catalog', [{ type: 'action', action }]);
		},
	};
}

/** Opens a selection of products (Meta docs: Multi-product message templates). */
export function productsButton(at: ButtonAt): Component {
	const product = buttonVariable(at, 'product', 'product for the picture', 'product', {
		hint: 'The Content ID in Commerce Manager.',
	});
	const sections = buttonVariable(at, 'sections', 'sections of products', 'product_sections', {
		hint: 'A list: [{"title": "Bread", "products": ["rye", "spelt"]}], up to 10 sections and 30 products.',
	});
	return {
		variables: [product, sections],
		build: (values) =>
			buttonJson(at, 'mpm', [
				{
					type: 'action',
					action: {
						thumbnail_product_retailer_id: valueText(product.label, needed(values, product)),
						sections: readSections(sections.label, needed(values, sections)),
					},
				},
			]),
	};
}

/** Takes Meta's own form, `product_items: [{product_retailer_id}]`, and the shorter `products: [id]`. */
function readSections(label: string, value: unknown): JsonObject[] {
	const json = typeof value === 'string' ? parseJson(label, value) : value;
	if (!Array.isArray(json)) throw new FieldError(label, `must be a list of sections, not ${kindOf(json)}.`);
	checkCount(label, 'sections', json.length, limits.productSections);
	const sections = json.map((section: unknown, index): JsonObject => {
		const name = `${label}, section ${index + 1}`;
		const items = listOf(field(section, 'product_items') ?? field(section, 'products'));
		const product_items = items.map((item): Json => {
			const id = valueText(`${name}, product`, field(item, 'product_retailer_id') ?? item);
			return { product_retailer_id: id };
		});
		checkCount(name, 'products', product_items.length, limits.products);
		const title = checkText(`${name}, title`, field(section, 'title'), { max: limits.productSectionTitle });
		return { title, product_items };
	});
	const products = sections.reduce((sum, section) => sum + listOf(section['product_items']).length, 0);
	checkCount(label, 'products in all sections together', products, limits.products);
	return sections;
}

/** Opens an order to pay; Meta's `order_details` object as it is (Meta docs: Order details template). */
export function orderButton(at: ButtonAt): Component {
	const order = buttonVariable(at, 'order', 'order details', 'order', {
		hint: "Meta's order_details object: reference_id, type, currency, total_amount, order, payment_settings.",
	});
	return {
		variables: [order],
		build: (values) =>
			buttonJson(at, 'order_details', [
				{ type: 'action', action: { order_details: valueObject(order.label, needed(values, order)) } },
			]),
	};
}

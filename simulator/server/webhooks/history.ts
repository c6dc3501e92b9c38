import type { WebhookView } from '../control-types';
import { Ring } from '../state/ring';
import type { JsonObject } from '../state/json';
import type { Update } from './updates';

/** The newest webhooks; those that were never accepted stay listed however much follows. */
export class WebhookHistory {
	private serial = 0;
	private readonly recent: Ring<WebhookView>;
	private readonly lost: WebhookView[] = [];

	constructor(private readonly limit: number) {
		this.recent = new Ring(limit);
	}

	add(url: string, updates: readonly Update[], body: JsonObject, state: WebhookView['state']): WebhookView {
		this.serial += 1;
		const [first] = updates;
		const field = first?.kind === 'field' ? first.field : 'messages';
		const view: WebhookView = {
			id: this.serial,
			url,
			field,
			updates: updates.length,
			state,
			attempts: [],
			body,
		};
		const dropped = this.recent.push(view);
		const unaccepted = dropped?.state === 'given_up' || dropped?.state === 'retrying';
		if (dropped && unaccepted && this.lost.length < this.limit) this.lost.push(dropped);
		return view;
	}

	list(): WebhookView[] {
		return [...this.lost, ...this.recent.toArray()];
	}

	get size(): number {
		return this.lost.length + this.recent.size;
	}
}

import type { Simulation } from '../simulation';
import type { Person, StoredTemplate } from '../state/types';

/** Tells the business that a person stopped or resumed its marketing (Meta docs: user_preferences webhooks). */
export function announcePreference(simulation: Simulation, person: Person, value: 'stop' | 'resume'): void {
	const { world, settings, webhooks } = simulation;
	for (const phoneNumber of world.phoneNumbers.values()) {
		webhooks.emit({
			kind: 'field',
			lane: person.digits,
			accountId: phoneNumber.accountId,
			phoneNumber,
			field: 'user_preferences',
			value: {
				messaging_product: 'whatsapp',
				metadata: { display_phone_number: phoneNumber.digits, phone_number_id: phoneNumber.id },
				contacts: [
					{
						profile: { name: person.name },
						user_id: person.userId,
						...(person.hidesPhone ? {} : { wa_id: person.digits }),
					},
				],
				user_preferences: [
					{
						...(person.hidesPhone ? {} : { wa_id: person.digits }),
						user_id: person.userId,
						detail: `User requested to ${value} marketing messages`,
						category: 'marketing_messages',
						value,
						timestamp: Math.floor(settings.now() / 1000),
					},
				],
			},
		});
	}
}

/** Tells the business what became of a template's review. */
export function announceTemplate({ webhooks }: Simulation, template: StoredTemplate): void {
	webhooks.emit({
		kind: 'field',
		lane: `template ${template.id}`,
		accountId: template.accountId,
		field: 'message_template_status_update',
		value: {
			event: template.status,
			message_template_id: Number(template.id),
			message_template_name: template.name,
			message_template_language: template.language,
			reason: template.status === 'REJECTED' ? 'INVALID_FORMAT' : null,
			message_template_category: template.category,
		},
	});
}

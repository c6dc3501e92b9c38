import type { JsonObject } from '../state/json';

type Sendable = 'AVAILABLE' | 'LIMITED' | 'BLOCKED';

/** health_status of a node, in the short form with one entity (Meta docs: messaging health status). */
export function healthOf(entity: string, id: string, canSend: Sendable = 'AVAILABLE'): JsonObject {
	return { can_send_message: canSend, entities: [{ entity_type: entity, id, can_send_message: canSend }] };
}

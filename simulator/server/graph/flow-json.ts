import { objectsOf, textOf, type JsonObject } from '../state/json';

function problem(error: string, message: string, path: string): JsonObject {
	return {
		error,
		error_type: 'FLOW_JSON_ERROR',
		message,
		line_start: 1,
		line_end: 1,
		column_start: 1,
		column_end: 1,
		pointers: [{ line_start: 1, line_end: 1, column_start: 1, column_end: 1, path }],
	};
}

/**
 * The mistakes that make a Flow unusable on a phone: version, screens, terminal screens, targets of `navigate`.
 * Meta checks far more when a Flow is published; those rules are its own.
 */
export function flowJsonProblems(flowJson: JsonObject | undefined): JsonObject[] {
	if (!flowJson) return [];
	const problems: JsonObject[] = [];
	if (!/^\d+\.\d+$/.test(textOf(flowJson['version']) ?? '')) {
		problems.push(problem('MISSING_FLOW_JSON_VERSION', 'Flow JSON version is missing', 'version'));
	}
	const screens = objectsOf(flowJson['screens']);
	if (screens.length === 0) {
		problems.push(problem('MIN_ITEMS_REQUIRED', 'At least one screen is required', 'screens'));
		return problems;
	}
	const ids = screens.map((screen) => textOf(screen['id']) ?? '');
	ids.forEach((id, index) => {
		const path = `screens[${index}].id`;
		if (!/^[A-Za-z_]+$/.test(id)) problems.push(problem('PATTERN_MISMATCH', 'Screen id is not valid', path));
		if (ids.indexOf(id) !== index)
			problems.push(problem('DUPLICATE_SCREEN_IDS', `Screen ${id} exists twice`, path));
		if (id === 'SUCCESS')
			problems.push(problem('SCREEN_ID_IS_RESERVED_KEYWORD', 'SUCCESS is reserved', path));
	});
	if (!screens.some((screen) => screen['terminal'] === true)) {
		problems.push(problem('MISSING_TERMINAL_SCREEN', 'At least one terminal screen is required', 'screens'));
	}
	for (const target of navigateTargets(flowJson)) {
		if (!ids.includes(target)) {
			problems.push(
				problem('INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME', `Unknown screen ${target}`, 'screens'),
			);
		}
	}
	return problems;
}

function navigateTargets(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(navigateTargets);
	if (typeof value !== 'object' || value === null) return [];
	const part = value as { name?: unknown; next?: { name?: unknown } };
	const own = part.name === 'navigate' && typeof part.next?.name === 'string' ? [part.next.name] : [];
	return [...own, ...Object.values(value).flatMap(navigateTargets)];
}

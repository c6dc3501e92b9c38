import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
	{ ignores: ['**/dist/**', '**/node_modules/**', '.tmp/**', '.demo/**'] },
	js.configs.recommended,
	...tseslint.configs.strictTypeChecked,
	{
		languageOptions: {
			parserOptions: {
				project: ['./tsconfig.json', './node-red/tsconfig.editor.json'],
				tsconfigRootDir: import.meta.dirname,
			},
		},
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			// A number in a message for people reads well without String(…).
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			eqeqeq: 'error',
			// Node-RED only takes a text from validators that declare two parameters, used or not.
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
		},
	},
	{
		// Chai's assertions are expressions: expect(x).to.be.true
		files: ['test/**/*.ts'],
		rules: {
			'@typescript-eslint/no-unused-expressions': 'off',
			'@typescript-eslint/no-non-null-assertion': 'off',
		},
	},
	{
		// The build's own scripts run on Node.js as they are.
		files: ['**/*.js', '**/*.mjs'],
		...tseslint.configs.disableTypeChecked,
		languageOptions: {
			...tseslint.configs.disableTypeChecked.languageOptions,
			globals: Object.fromEntries(
				['__dirname', 'console', 'module', 'process', 'require', 'exports', 'Buffer'].map((name) => [
					name,
					'readonly',
				]),
			),
		},
		rules: {
			...tseslint.configs.disableTypeChecked.rules,
			'@typescript-eslint/no-require-imports': 'off',
		},
	},
);

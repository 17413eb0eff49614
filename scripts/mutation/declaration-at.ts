import ts from 'typescript'

/** The name of the outermost function, class or constant around a place of the source; `''` where there is none. */
export function declarationAt(source: string, offset: number): string {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true)
  for (const statement of file.statements) {
    if (offset < statement.getStart() || offset >= statement.getEnd()) continue
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText()).join(', ')
    }
    const named = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
    return (named && statement.name?.text) || ''
  }
  return ''
}

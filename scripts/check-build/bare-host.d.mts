export function loadInBareHost(file: string): unknown

export function placesOfPages(root: string, folder: string): Map<string, string>
export function packedPage(page: string, text: string, places: ReadonlyMap<string, string>): string

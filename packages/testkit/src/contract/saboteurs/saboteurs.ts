import { cancelSaboteurs } from './cancel-saboteurs'
import { capabilitySaboteurs } from './capability-saboteurs'
import { errorSaboteurs } from './error-saboteurs'
import { fileSaboteurs } from './file-saboteurs'
import { formSaboteurs } from './form-saboteurs'
import { httpSaboteurs } from './http-saboteurs'
import type { Saboteur } from './spoil'
import { storageSaboteurs } from './storage-saboteurs'
import { wakeSaboteurs } from './wake-saboteurs'

/** At least one for each clause. */
export const saboteurs: readonly Saboteur[] = [
  ...fileSaboteurs,
  ...httpSaboteurs,
  ...formSaboteurs,
  ...cancelSaboteurs,
  ...storageSaboteurs,
  ...capabilitySaboteurs,
  ...wakeSaboteurs,
  ...errorSaboteurs,
]

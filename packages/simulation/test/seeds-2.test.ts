import { expectSound } from './seeds'

test('no promise is broken in the second thousand lives of the app', () => expectSound(1001, 1000), 120000)

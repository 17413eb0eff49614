import { expectSound } from './seeds'

test('no promise is broken in the first thousand lives of the app', () => expectSound(1, 1000), 120000)

// What axe finds, and whether a keyboard alone reaches everything.
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from './dashboard-page'

/** Throws where axe finds a fault: contrast, names, roles, order of headings. */
export async function expectNoAxeViolations(page: Page, where: string): Promise<void> {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: typeof axe }
    const result = await inPage.run(document, { resultTypes: ['violations'] })
    return result.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    )
  })
  expect(violations.length === 0, `axe complains of ${where}:\n${violations.join('\n')}`)
}

/** Presses Tab through the whole page. @returns how many stops there are */
export async function walkByKeyboard(page: Page): Promise<number> {
  const wanted = await page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input, summary, textarea')]
    return all
      .filter((each) => each.checkVisibility())
      .map((each, index) => {
        each.setAttribute('data-stop', String(index))
        return each.textContent?.trim().slice(0, 40) ?? ''
      })
  })
  for (const [index, name] of wanted.entries()) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const active = document.activeElement
      const style = active && getComputedStyle(active)
      return { stop: active?.getAttribute('data-stop'), isSeen: style?.outlineStyle !== 'none' }
    })
    expect(at.stop === String(index), `Tab ${index + 1} led to ${at.stop ?? 'nothing'} and not to '${name}'.`)
    expect(at.isSeen, `Nothing shows that '${name}' has the focus.`)
  }
  return wanted.length
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }))
  expect(content <= screen, `At ${screen} pixels the page is ${content} wide.`)
}

// The theme's own fonts would be a quarter of a megabyte, and hold no Chinese.
import theme from 'vitepress/theme-without-fonts'

export default theme

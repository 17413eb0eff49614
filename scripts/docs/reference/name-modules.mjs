// TypeDoc names an entry point by its folder; a reader knows it by what is imported.
import { Converter, ReflectionKind } from 'typedoc'

export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.getChildrenByKind(ReflectionKind.Module)) {
      module.name = `@vod-upload/${module.name.split('/')[1]}`
    }
  })
}

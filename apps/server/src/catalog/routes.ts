import type { Handler } from '../access/handle.ts';
import type { Context } from '../context.ts';
import { collectionRoutes } from './collections/routes.ts';
import { fileRoutes } from './files/routes.ts';
import { jumpRoutes } from './jump/routes.ts';
import { productRoutes } from './products/routes.ts';
import { stacRoutes } from './stac/routes.ts';

export function catalogRoutes(context: Context): Handler[] {
  return [
    ...collectionRoutes(context),
    ...stacRoutes(context),
    ...fileRoutes(context),
    ...productRoutes(context),
    ...jumpRoutes(context),
  ];
}

import { z } from 'zod';
import { languageSchema } from './languages.ts';
import { instantSchema, projectParams, slugSchema } from './lists.ts';
import { everyRole } from './rights.ts';
import { defineRoute } from './route.ts';

/** How strangers become users of a project: not at all, once an administrator approves, or at once. */
export const registrationModes = ['closed', 'approved', 'open'] as const;

export const projectSchema = z.object({
  slug: slugSchema,
  title: z.string(),
  description: z.string(),
  languages: z.array(languageSchema),
  public: z.boolean(),
  registration: z.enum(registrationModes),
  /** The caller's role in it. */
  role: z.enum(everyRole),
  createdAt: instantSchema,
});
export type Project = z.infer<typeof projectSchema>;

const title = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u, 'no control characters');
const description = z
  .string()
  .max(10_000)
  .regex(/^[^\0]*$/, 'no NUL');

export const listProjects = defineRoute({
  method: 'GET',
  path: '/api/projects',
  summary: 'The projects that the caller may see',
  tag: 'Projects',
  right: 'anyone',
  response: z.object({ items: z.array(projectSchema) }),
});
export const createProject = defineRoute({
  method: 'POST',
  path: '/api/projects',
  summary: 'Create a project',
  tag: 'Projects',
  right: 'projects.create',
  body: z.object({
    slug: slugSchema,
    title,
    description: description.default(''),
    languages: z.array(languageSchema).min(1).default(['en', 'fr']),
    public: z.boolean().default(false),
    registration: z.enum(registrationModes).default('closed'),
  }),
  response: projectSchema,
  status: 201,
});
export const readProject = defineRoute({
  method: 'GET',
  path: '/api/projects/:project',
  summary: 'One project',
  tag: 'Projects',
  right: 'project.read',
  params: projectParams,
  response: projectSchema,
});
export const changeProject = defineRoute({
  method: 'PATCH',
  path: '/api/projects/:project',
  summary: 'Change the title, description, languages, visibility or registration of a project',
  tag: 'Projects',
  right: 'project.configure',
  params: projectParams,
  body: z.object({
    title: title.optional(),
    description: description.optional(),
    languages: z.array(languageSchema).min(1).optional(),
    public: z.boolean().optional(),
    registration: z.enum(registrationModes).optional(),
  }),
  response: projectSchema,
});
/** Makes the demo project and sends its data through the public API while one watches. Answers at once. */
export const loadDemo = defineRoute({
  method: 'POST',
  path: '/api/projects/demo',
  summary: 'Load the demo project',
  tag: 'Projects',
  right: 'projects.create',
  response: z.object({ project: slugSchema }),
  status: 202,
});

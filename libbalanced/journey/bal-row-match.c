/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-row-match-private.h"

#include <string.h>

#include "libbalanced/core/bal-error.h"

static gboolean
is_known_code (const BalAnalysisInput *input, BalAttribute attribute, const char *code)
{
  GStrv codes;

  switch (attribute)
    {
    case BAL_ATTRIBUTE_STRAND:
      codes = input->scheme.strands;
      break;
    case BAL_ATTRIBUTE_LEVEL:
      codes = input->scheme.levels;
      break;
    case BAL_ATTRIBUTE_STAGE:
      codes = input->scheme.stages;
      break;
    default:
      return TRUE;
    }
  return codes && g_strv_contains ((const char *const *) codes, code);
}

static guint8 *
find_takes (BalRowMatch *self, const BalAnalysisInput *input, BalAttribute attribute)
{
  guint i;

  for (i = 0; i < self->n; i++)
    if (self->attributes[i] == attribute)
      return self->takes[i];
  self->attributes[self->n++] = attribute;
  return self->takes[i] = g_new0 (guint8, input->get_n_names (input->owner, attribute) + 1);
}

static gboolean
add_condition (BalRowMatch *self,
               const BalAnalysisInput *input,
               const char *condition,
               const char *what,
               GError **error)
{
  const char *value = strchr (condition, '=');
  g_autofree char *name = g_strndup (condition, value ? (gsize) (value - condition) : 0);
  BalAttribute attribute;
  guint8 *takes;

  if (!value || !bal_attribute_from_name (name, &attribute))
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   "Reading the rows of %s: “%s” is not a column of episodes with codes, “=” and a "
                   "value",
                   what, condition);
      return FALSE;
    }
  value++;
  takes = find_takes (self, input, attribute);
  if (!*value)
    {
      takes[0] = 1;
      return TRUE;
    }
  if (!is_known_code (input, attribute, value))
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
                   "Reading the rows of %s: there is no %s “%s”", what, name, value);
      return FALSE;
    }
  for (guint code = 0; code < input->get_n_names (input->owner, attribute); code++)
    if (g_str_equal (input->get_name (input->owner, attribute, code), value))
      takes[code + 1] = 1;
  return TRUE;
}

gboolean
bal_row_match_init (BalRowMatch *self,
                    const BalAnalysisInput *input,
                    const char *const *conditions,
                    const char *what,
                    GError **error)
{
  *self = (BalRowMatch){ 0 };
  for (guint i = 0; conditions && conditions[i]; i++)
    if (!add_condition (self, input, conditions[i], what, error))
      return FALSE;
  return TRUE;
}

void
bal_row_match_clear (BalRowMatch *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->takes[i]);
  self->n = 0;
}

void
bal_row_match_append_options (GString *options, const char *name, const char *const *rows)
{
  g_autofree char *text = g_strjoinv ("|", (GStrv) rows);
  g_autofree char *escaped = g_strescape (text, NULL);

  g_string_append_printf (options, "%s=%s\n", name, escaped);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-definition-private.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-object-list-private.h"

void
bal_definition_set_property (GValue *values,
                             guint n,
                             GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  if (id == 0 || id >= n)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (!G_IS_VALUE (&values[id]))
    g_value_init (&values[id], G_PARAM_SPEC_VALUE_TYPE (pspec));
  g_value_copy (value, &values[id]);
}

void
bal_definition_get_property (const GValue *values,
                             guint n,
                             GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  if (id > 0 && id < n)
    g_value_copy (&values[id], value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

void
bal_definition_clear (GValue *values, guint n)
{
  for (guint i = 1; i < n; i++)
    g_value_unset (&values[i]);
}

static char *
value_to_text (const GValue *value)
{
  if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    return g_strjoinv ("|", g_value_get_boxed (value));
  if (G_VALUE_HOLDS_STRING (value))
    return g_value_dup_string (value);
  return g_strdup_value_contents (value);
}

/* A line holds no line break of a name. */
void
bal_definition_append_options (gpointer object, const char *name, GString *options)
{
  guint n;
  g_autofree GParamSpec **specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n);

  g_string_append_printf (options, "%s=", name);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *text = NULL;
      g_autofree char *escaped = NULL;

      g_object_get_property (object, specs[i]->name, &value);
      if (g_param_value_defaults (specs[i], &value))
        continue;
      text = value_to_text (&value);
      escaped = g_strescape (text, "\"\\");
      g_string_append_printf (options, "%s: %s; ", specs[i]->name, escaped);
    }
  g_string_append_c (options, '\n');
}

void
bal_definition_append_list (GListModel *list, const char *name, GString *options)
{
  for (guint i = 0; list && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      bal_definition_append_options (item, name, options);
    }
}

GListModel *
bal_definition_dup_list (const GValue *value)
{
  GListModel *list = g_value_get_object (value);

  return list ? bal_object_list_copy (list) : NULL;
}

static gboolean
check_item (GListModel *list,
            guint i,
            GType type,
            GHashTable *names,
            const char *what,
            GError **error)
{
  g_autoptr (GObject) item = g_list_model_get_item (list, i);
  char *name = NULL;

  if (!g_type_is_a (G_OBJECT_TYPE (item), type))
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   "Reading the %s of an analysis: item %u is not one of them", what, i);
      return FALSE;
    }
  g_object_get (item, "name", &name, NULL);
  if (!name)
    name = g_strdup ("");
  if (g_hash_table_add (names, name))
    return TRUE;
  g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
               "Reading the %s of an analysis: item %u has the name of an earlier one", what, i);
  return FALSE;
}

gboolean
bal_definition_check_list (GListModel *list,
                           GType type,
                           guint maximum,
                           const char *what,
                           GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = g_list_model_get_n_items (list);

  if (n > maximum)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_LIMIT_EXCEEDED,
                   "Reading the %s of an analysis: there are more than %u", what, maximum);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    if (!check_item (list, i, type, names, what, error))
      return FALSE;
  return TRUE;
}

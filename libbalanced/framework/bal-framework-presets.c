/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-resources-private.h"
#include "libbalanced/framework/bal-code-index-private.h"
#include "libbalanced/framework/bal-framework.h"

/* Those that the library comes with, by their codes; the first is the default one. */
static const struct
{
  const char *code;
  const char *file;
} presets[] = {
  { "balanced", "framework.json" },
  { "wales", "framework-wales.json" },
};

static BalFramework *
read_preset (gsize number)
{
  g_autoptr (GBytes) bytes = _bal_resources_lookup (presets[number].file);
  g_autoptr (GError) error = NULL;
  BalFramework *framework = bal_framework_new_from_bytes (bytes, presets[number].file, &error);

  if (framework == NULL)
    g_error ("%s", error->message);

  return framework;
}

/* Each is read once, when it is first asked for. */
static BalFramework *
get_preset (gsize number)
{
  static gsize frameworks[G_N_ELEMENTS (presets)] = { 0 };

  if (g_once_init_enter (&frameworks[number]))
    g_once_init_leave (&frameworks[number], (gsize) read_preset (number));

  return g_object_ref (BAL_FRAMEWORK ((gpointer) frameworks[number]));
}

/**
 * bal_framework_get_default:
 *
 * Gives the framework that the library comes with.
 *
 * Its words are our own; the official wording of the outcomes loads from a file.
 *
 * Returns: (transfer full): the framework, which everybody shares
 *
 * Since: 0.1
 */
BalFramework *
bal_framework_get_default (void)
{
  return get_preset (0);
}

/**
 * bal_framework_new_named: (constructor)
 * @name: "balanced", the default one, or "wales"
 * @error: return location for an error
 *
 * Gives a framework that the library comes with.
 *
 * That for Wales has the words, plans, clocks, agreements and powers of Wales, each with its source
 * and the days on which it holds.
 *
 * Returns: (transfer full): the framework, which everybody shares; [error@Balanced.Error] where the
 *   name is not known
 *
 * Features: A11.
 *
 * Since: 0.1
 */
BalFramework *
bal_framework_new_named (const char *name, GError **error)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (presets); i++)
    if (bal_code_equal (presets[i].code, name))
      return get_preset (i);
  g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
               "Looking up a framework: “%s” is neither balanced nor wales", name);

  return NULL;
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-resources-private.h"

#include "libbalanced/bal-resources.h"

#define RESOURCE_PREFIX "/io/github/libbalanced/"

static GResource *
get_resource (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      _bal_register_resource ();
      g_once_init_leave (&registered, 1);
    }

  return _bal_get_resource ();
}

GBytes *
_bal_resources_find (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_PREFIX, name, NULL);

  return g_resource_lookup_data (get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

GBytes *
_bal_resources_lookup (const char *name)
{
  GBytes *bytes = _bal_resources_find (name);

  if (bytes == NULL)
    g_error ("The resource “%s” was not compiled in", name);

  return bytes;
}

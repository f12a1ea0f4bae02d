/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-visibility.h"

/**
 * BAL_DECLARE_INTERNAL_TYPE: (skip)
 * @TypeName: the name of the type, as BalTerm
 * @type_name: the prefix of its functions, as bal_term
 * @MODULE: the prefix of its macros, as BAL
 * @OBJ_NAME: its name in macros, as TERM
 * @ParentName: the name of the parent type
 *
 * Declares a class that only the library itself can derive from.
 *
 * Both structures stay private, so they can grow without breaking anybody.
 *
 * Since: 0.1
 */
#define BAL_DECLARE_INTERNAL_TYPE(TypeName, type_name, MODULE, OBJ_NAME, ParentName) \
  GType type_name##_get_type (void);                                                 \
  typedef struct _##TypeName TypeName;                                               \
  typedef struct _##TypeName##Class TypeName##Class;                                 \
  _GLIB_DEFINE_AUTOPTR_CHAINUP (TypeName, ParentName)                                \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (TypeName##Class, g_type_class_unref)                \
  G_GNUC_UNUSED static inline TypeName *MODULE##_##OBJ_NAME (gpointer object)        \
  {                                                                                  \
    return G_TYPE_CHECK_INSTANCE_CAST (object, type_name##_get_type (), TypeName);   \
  }                                                                                  \
  G_GNUC_UNUSED static inline gboolean MODULE##_IS_##OBJ_NAME (gpointer object)      \
  {                                                                                  \
    return G_TYPE_CHECK_INSTANCE_TYPE (object, type_name##_get_type ());             \
  }

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-definition-private.h"

G_BEGIN_DECLS

/* What every class of definitions has: its values, its properties, and a name, which is the first
 * property. N_PROPS and props must be there; class_init calls bal_definition_class_init (). */
#define BAL_DEFINE_DEFINITION(TypeName, type_name, N_PROPS)                                    \
  struct _##TypeName                                                                           \
  {                                                                                            \
    GObject parent_instance;                                                                   \
    GValue values[N_PROPS];                                                                    \
  };                                                                                           \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, G_TYPE_OBJECT)                                     \
  static void set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec) \
  {                                                                                            \
    bal_definition_set_property (((TypeName *) object)->values, N_PROPS, object, id, value,    \
                                 pspec);                                                       \
  }                                                                                            \
  static void get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)       \
  {                                                                                            \
    bal_definition_get_property (((TypeName *) object)->values, N_PROPS, object, id, value,    \
                                 pspec);                                                       \
  }                                                                                            \
  static void finalize (GObject *object)                                                       \
  {                                                                                            \
    bal_definition_clear (((TypeName *) object)->values, N_PROPS);                             \
    G_OBJECT_CLASS (type_name##_parent_class)->finalize (object);                              \
  }                                                                                            \
  static void type_name##_init (TypeName *self)                                                \
  {                                                                                            \
  }                                                                                            \
  static void bal_definition_class_init (GObjectClass *object_class)                           \
  {                                                                                            \
    object_class->set_property = set_property;                                                 \
    object_class->get_property = get_property;                                                 \
    object_class->finalize = finalize;                                                         \
  }

G_END_DECLS

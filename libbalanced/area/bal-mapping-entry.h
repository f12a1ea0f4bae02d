/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalMappingKind:
 * @BAL_MAPPING_KIND_PROVISION: something that is there
 * @BAL_MAPPING_KIND_GAP: something that is missing
 *
 * What an entry of a mapping is about.
 *
 * Features: C2.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_MAPPING_KIND_PROVISION,
  BAL_MAPPING_KIND_GAP,
} BalMappingKind;

#define BAL_TYPE_MAPPING_KIND (bal_mapping_kind_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_mapping_kind_get_type (void);

#define BAL_TYPE_MAPPING_ENTRY (bal_mapping_entry_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalMappingEntry, bal_mapping_entry, BAL, MAPPING_ENTRY, BalItem)

G_END_DECLS

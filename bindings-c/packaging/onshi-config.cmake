# find_package(onshi) gives onshi::onshi, the shared library, and onshi::static, where they are there.
include(CMakeFindDependencyMacro)
get_filename_component(ONSHI_PREFIX "${CMAKE_CURRENT_LIST_DIR}/../../.." REALPATH)

# onshi_library(NAME KIND FILE PROPERTY…): a target for a library that is there.
function(onshi_library name kind file)
  if(EXISTS "${file}" AND NOT TARGET onshi::${name})
    add_library(onshi::${name} ${kind} IMPORTED)
    set_target_properties(onshi::${name} PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${ONSHI_PREFIX}/include" IMPORTED_LOCATION "${file}" ${ARGN})
  endif()
endfunction()

if(WIN32)
  if(MINGW)
    set(ONSHI_IMPORT "${ONSHI_PREFIX}/lib/libonshi.dll.a")
  else()
    set(ONSHI_IMPORT "${ONSHI_PREFIX}/lib/onshi.lib")
  endif()
  onshi_library(onshi SHARED "${ONSHI_PREFIX}/bin/onshi.dll" IMPORTED_IMPLIB "${ONSHI_IMPORT}")
else()
  find_dependency(Threads)
  onshi_library(onshi SHARED "${ONSHI_PREFIX}/lib/${CMAKE_SHARED_LIBRARY_PREFIX}onshi${CMAKE_SHARED_LIBRARY_SUFFIX}")
  onshi_library(static STATIC "${ONSHI_PREFIX}/lib/libonshi.a" INTERFACE_LINK_LIBRARIES "Threads::Threads;${CMAKE_DL_LIBS};m")
endif()

if(NOT TARGET onshi::onshi AND NOT TARGET onshi::static)
  set(onshi_FOUND FALSE)
  set(onshi_NOT_FOUND_MESSAGE "There is no library of onshi in ${ONSHI_PREFIX}.")
endif()
